export { deleteLogo, maxLogoBytes, readLogo, saveLogo } from './logo.ts';
