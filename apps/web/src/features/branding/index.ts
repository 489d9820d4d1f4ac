export { BrandSection } from './components/BrandSection.tsx';
