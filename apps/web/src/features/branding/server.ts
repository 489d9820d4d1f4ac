export { readBrand, saveLook } from './brand.ts';
export { deleteBrandImage, readBrandImage, saveBrandImage } from './brandImages.ts';
