import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface StoredObject {
  bytes: Buffer;
  mimeType: string;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  key: string;
  query: URLSearchParams;
}

/**
 * A simulator of one bucket of an S3-compatible server, in memory: objects whole and in parts, ranges, multipart uploads, and the
 * refusal of strangers. It knows an access key by its id and does not check signatures: those are the client library's.
 */
export class S3Simulator {
  readonly bucket = 'media';
  readonly objects = new Map<string, StoredObject>();
  /** Multipart uploads that are neither completed nor aborted. */
  readonly openUploads = new Map<string, Map<number, Buffer>>();
  readonly accessKeyId: string;
  readonly #server: Server;
  #lastUpload = 0;

  private constructor(accessKeyId: string) {
    this.accessKeyId = accessKeyId;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
  }

  static async start({ accessKeyId = 'test-key' }: { accessKeyId?: string } = {}): Promise<S3Simulator> {
    const simulator = new S3Simulator(accessKeyId);
    await new Promise<void>((resolve) => simulator.#server.listen(0, '127.0.0.1', resolve));
    return simulator;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', this.endpoint);
    const [, bucket, ...parts] = pathname.split('/');
    if (!request.headers.authorization?.includes(`Credential=${this.accessKeyId}/`)) return refuse(response, 403, 'InvalidAccessKeyId');
    if (bucket !== this.bucket) return refuse(response, 404, 'NoSuchBucket');
    const exchange: Exchange = { request, response, key: decodeURIComponent(parts.join('/')), query };
    const { method } = request;
    if (method === 'GET' || method === 'HEAD') return this.#send(exchange);
    if (method === 'PUT') return await this.#put(exchange);
    if (method === 'POST') return await this.#post(exchange);
    if (method === 'DELETE') return this.#delete(exchange);
    refuse(response, 405, 'MethodNotAllowed');
  }

  #send({ request, response, key }: Exchange): void {
    const found = this.objects.get(key);
    if (!found) {
      refuse(response, 404, 'NoSuchKey');
      return;
    }
    const { bytes, mimeType } = found;
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const [start, end] = range ? [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)] : [0, bytes.length - 1];
    const contentRange = range ? { 'content-range': `bytes ${start}-${end}/${bytes.length}` } : {};
    response.writeHead(range ? 206 : 200, { 'content-type': mimeType, 'content-length': end - start + 1, ...contentRange });
    response.end(request.method === 'HEAD' ? undefined : bytes.subarray(start, end + 1));
  }

  async #put({ request, response, key, query }: Exchange): Promise<void> {
    const bytes = await buffer(request);
    const upload = this.openUploads.get(query.get('uploadId') ?? '');
    if (upload) upload.set(Number(query.get('partNumber')), bytes);
    else this.objects.set(key, { bytes, mimeType: request.headers['content-type'] ?? '' });
    response.writeHead(200, { etag: '"part"' }).end();
  }

  async #post({ request, response, key, query }: Exchange): Promise<void> {
    await buffer(request);
    const id = query.get('uploadId');
    if (id === null) {
      this.#lastUpload += 1;
      this.openUploads.set(String(this.#lastUpload), new Map());
      const answer = `<InitiateMultipartUploadResult><UploadId>${this.#lastUpload}</UploadId></InitiateMultipartUploadResult>`;
      response.writeHead(200, { 'content-type': 'application/xml' }).end(answer);
      return;
    }
    const parts = [...(this.openUploads.get(id) ?? [])].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
    this.openUploads.delete(id);
    this.objects.set(key, { bytes: Buffer.concat(parts), mimeType: '' });
    const answer = '<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>';
    response.writeHead(200, { 'content-type': 'application/xml' }).end(answer);
  }

  #delete({ response, key, query }: Exchange): void {
    const id = query.get('uploadId');
    if (id === null) this.objects.delete(key);
    else this.openUploads.delete(id);
    response.writeHead(204).end();
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
