export { readBrand, saveLook } from './brand.ts';
export { deleteBrandImage, saveBrandImage, sendBrandImage } from './brandImages.ts';
