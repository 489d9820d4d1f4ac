import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { assertStorageKey, type ByteRange, type MediaStorage, StoredObjectMissingError } from './MediaStorage.ts';

export interface S3StorageOptions {
  bucket: string;
  region: string;
  /** Of an S3-compatible server; undefined: AWS. */
  endpoint?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Parts of an upload on their way at once, of 5 MiB each: what an upload costs in memory. */
const partsAtOnce = 2;
const connectTimeoutMs = 5000;
/** Without a byte. */
const silenceTimeoutMs = 30_000;

const isMissing = (error: unknown): boolean => error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;

/** Objects in a bucket of AWS S3 or of a server that speaks its protocol. */
export class S3Storage implements MediaStorage {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor({ bucket, region, endpoint, accessKeyId, secretAccessKey }: S3StorageOptions) {
    this.#bucket = bucket;
    this.#client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Servers of one's own seldom have a host name for each bucket.
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      requestHandler: { connectionTimeout: connectTimeoutMs, socketTimeout: silenceTimeoutMs },
      // Checksums in trailers are AWS's own; other servers refuse them.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(key: string, source: AsyncIterable<Uint8Array>, { mimeType }: { mimeType: string }): Promise<void> {
    assertStorageKey(key);
    const params = { Bucket: this.#bucket, Key: key, Body: Readable.from(source), ContentType: mimeType };
    // A source that fails ends the upload; its parts are deleted, and the object is not made.
    await new Upload({ client: this.#client, queueSize: partsAtOnce, leavePartsOnError: false, params }).done();
  }

  async get(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
    assertStorageKey(key);
    const wanted = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key, ...wanted }));
      if (!Body) throw new Error('the storage answered without a body');
      return Body.transformToWebStream();
    } catch (error) {
      throw isMissing(error) ? new StoredObjectMissingError(key, { cause: error }) : error;
    }
  }

  async stat(key: string): Promise<{ bytes: number } | undefined> {
    assertStorageKey(key);
    try {
      const { ContentLength } = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      return { bytes: ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    assertStorageKey(key);
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }
}
