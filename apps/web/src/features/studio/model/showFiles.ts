import { mediaPathOf } from '@footlight/contracts';

/** Where the files of a show's owner are for one who runs it. */
export interface ShowFiles {
  /** Whether they are one's own: to put in, to rename and to delete. */
  isOwn: boolean;
  mediaPath: string;
  clipUrlOf: (assetId: string) => string;
  /** @param url of a picture of the brand, as the Scene has it. */
  pictureUrlOf: (url: string) => string;
}

export const ownFiles: ShowFiles = {
  isOwn: true,
  mediaPath: '/api/media',
  clipUrlOf: mediaPathOf,
  pictureUrlOf: (url) => url,
};

const ownPicturePath = '/api/brand/images/';

/** By a seat: what the show uses is reached through the show. */
export function filesOfShow(broadcastId: string): ShowFiles {
  const path = `/api/broadcasts/${encodeURIComponent(broadcastId)}`;
  return {
    isOwn: false,
    mediaPath: `${path}/media`,
    clipUrlOf: (assetId) => `${path}/media/${encodeURIComponent(assetId)}`,
    pictureUrlOf: (url) => (url.startsWith(ownPicturePath) ? `${path}/brand/images/${url.slice(ownPicturePath.length)}` : url),
  };
}
