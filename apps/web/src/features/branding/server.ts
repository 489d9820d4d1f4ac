export { deleteLogo, findLogoVersion, maxLogoBytes, readLogo, saveLogo } from './logo.ts';
