import { DiskStorage } from '@footlight/server-kit/storage/DiskStorage';
import type { MediaStorage } from '@footlight/server-kit/storage/MediaStorage';
import { S3Storage } from '@footlight/server-kit/storage/S3Storage';
import type { Env } from './env.ts';

/** Where this installation keeps uploaded files. */
export function createMediaStorage(env: Env): MediaStorage {
  if (env.MEDIA_STORAGE === 'disk') return new DiskStorage(env.MEDIA_DIR);
  // The environment is refused without these.
  const { S3_BUCKET: bucket = '', S3_ACCESS_KEY_ID: accessKeyId = '', S3_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  return new S3Storage({ bucket, accessKeyId, secretAccessKey, region: env.S3_REGION, endpoint: env.S3_ENDPOINT });
}
