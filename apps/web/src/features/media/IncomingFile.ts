import { AppError } from '@footlight/contracts';

interface IncomingFileOptions {
  body: ReadableStream<Uint8Array> | null;
  maxBytes: number;
  /** What Content-Length said; null when it said nothing. */
  announcedBytes: number | null;
  /** Thrown when more comes. */
  tooLarge: AppError;
}

/** A file on its way in: looked at before it is kept, counted and bounded as it comes, and whole at its end. */
export class IncomingFile {
  readonly #iterator: AsyncIterator<Uint8Array>;
  readonly #maxBytes: number;
  readonly #announcedBytes: number | null;
  readonly #tooLarge: AppError;
  readonly #ahead: Uint8Array[] = [];
  #bytes = 0;

  /** @throws the `tooLarge` that was given, when the sender announced too much. */
  constructor({ body, maxBytes, announcedBytes, tooLarge }: IncomingFileOptions) {
    if (announcedBytes !== null && announcedBytes > maxBytes) throw tooLarge;
    this.#iterator = (body ?? new ReadableStream({ start: (controller) => controller.close() }))[Symbol.asyncIterator]();
    this.#maxBytes = maxBytes;
    this.#announcedBytes = announcedBytes;
    this.#tooLarge = tooLarge;
  }

  /** What came so far; at the end, the file's size. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The first bytes, fewer when the file is shorter. They are part of `chunks` all the same. */
  async readHead(bytes: number): Promise<Uint8Array> {
    while (this.#bytes < bytes) {
      const chunk = await this.#next();
      if (!chunk) break;
      this.#ahead.push(chunk);
    }
    return Buffer.concat(this.#ahead).subarray(0, bytes);
  }

  /** The file, to be read once. @throws AppError badRequest when less came than was announced, or the sender went away. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#ahead.splice(0);
      for (let chunk = await this.#next(); chunk; chunk = await this.#next()) yield chunk;
    } finally {
      await this.cancel();
    }
  }

  async readAll(): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.chunks()) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** Wants no more of it. */
  async cancel(): Promise<void> {
    await this.#iterator.return?.().catch(() => undefined);
  }

  async #next(): Promise<Uint8Array | undefined> {
    const { value, done } = await this.#iterator.next().catch((error: unknown) => {
      throw brokenOff(error);
    });
    if (done) {
      if (this.#announcedBytes !== null && this.#bytes < this.#announcedBytes) throw brokenOff();
      return undefined;
    }
    this.#bytes += value.byteLength;
    if (this.#bytes > this.#maxBytes) throw this.#tooLarge;
    return value;
  }
}

const brokenOff = (cause?: unknown): AppError => new AppError('badRequest', { message: 'The upload broke off. Try it again.', cause });
