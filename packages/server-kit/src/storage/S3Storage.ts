import { Readable } from 'node:stream';
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

/** A bucket that is not there is no missing object. */
const isMissing = (error: unknown): boolean => error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');

/** Loaded at the first use: the library takes 36 MB, and most installations have no bucket. */
async function openClient({ region, endpoint, accessKeyId, secretAccessKey }: S3StorageOptions) {
  const [s3, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')]);
  const client = new s3.S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Servers of one's own seldom have a host name for each bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestHandler: { connectionTimeout: connectTimeoutMs, socketTimeout: silenceTimeoutMs },
    // Checksums in trailers are AWS's own; other servers refuse them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { s3, Upload, client };
}

/** Objects in a bucket of AWS S3 or of a server that speaks its protocol. */
export class S3Storage implements MediaStorage {
  readonly #options: S3StorageOptions;
  readonly #bucket: string;
  #opened: ReturnType<typeof openClient> | undefined;

  constructor(options: S3StorageOptions) {
    this.#options = options;
    this.#bucket = options.bucket;
  }

  async put(key: string, source: AsyncIterable<Uint8Array>, { mimeType }: { mimeType: string }): Promise<void> {
    assertStorageKey(key);
    const params = { Bucket: this.#bucket, Key: key, Body: Readable.from(source), ContentType: mimeType };
    // A source that fails ends the upload; its parts are deleted, and the object is not made.
    const { Upload, client } = await this.#open();
    await new Upload({ client, queueSize: partsAtOnce, leavePartsOnError: false, params }).done();
  }

  async get(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
    assertStorageKey(key);
    const { s3, client } = await this.#open();
    const wanted = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
    try {
      const { Body } = await client.send(new s3.GetObjectCommand({ Bucket: this.#bucket, Key: key, ...wanted }));
      if (!Body) throw new Error('the storage answered without a body');
      return Body.transformToWebStream();
    } catch (error) {
      throw isMissing(error) ? new StoredObjectMissingError(key, { cause: error }) : error;
    }
  }

  async stat(key: string): Promise<{ bytes: number } | undefined> {
    assertStorageKey(key);
    const { s3, client } = await this.#open();
    try {
      const { ContentLength } = await client.send(new s3.HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      return { bytes: ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    assertStorageKey(key);
    const { s3, client } = await this.#open();
    await client.send(new s3.DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  async #open(): ReturnType<typeof openClient> {
    this.#opened ??= openClient(this.#options);
    return await this.#opened;
  }
}
