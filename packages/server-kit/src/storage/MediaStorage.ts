/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** There is nothing under the key. */
export class StoredObjectMissingError extends Error {
  constructor(key: string, options?: ErrorOptions) {
    super(`nothing is stored under ${key}`, options);
    this.name = 'StoredObjectMissingError';
  }
}

/**
 * Where uploaded files are kept, by key: a path of our own making, such as `owner/asset`, never a name that someone chose.
 * Every method throws TypeError for anything else.
 */
export interface MediaStorage {
  /** Stores all of the source, or nothing when it fails. Replaces what was there. */
  put(key: string, source: AsyncIterable<Uint8Array>, options: { mimeType: string }): Promise<void>;
  /** @throws StoredObjectMissingError. A range must lie within the object. */
  get(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  /** Undefined when there is nothing. */
  stat(key: string): Promise<{ bytes: number } | undefined>;
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>;
}

const keyPattern = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*(\.[a-z0-9]+)?$/;

/** @throws TypeError. */
export function assertStorageKey(key: string): void {
  if (!keyPattern.test(key)) throw new TypeError('a storage key holds small letters, digits, dashes and slashes');
}
