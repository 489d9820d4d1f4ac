export { BrandSection } from './components/BrandSection.tsx';
export { brandImageUrl, describeSlot } from './describeSlot.ts';
export { type BrandView, brandView } from './views.ts';
