export { deleteMedia, listMedia, renameMedia } from './assets.ts';
export { encodePicture } from './encodeImage.ts';
export { findMimeType, headBytes } from './mediaTypes.ts';
export { saveThumbnail } from './saveThumbnail.ts';
export { saveUpload } from './saveUpload.ts';
export { sendMedia, sendThumbnail } from './sendMedia.ts';
export { maxThumbnailBytes, renameMediaBody, uploadQuery } from './views.ts';
