import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { type ByteRange, parseRange } from '../../server/byteRange.ts';

interface RecordingRequest {
  outputId: string;
  ownerId: string;
  /** The Range header. */
  range: string | null;
}

const typeOf = (file: string): string => (file.endsWith('.mp4') ? 'video/mp4' : file.endsWith('.mkv') ? 'video/x-matroska' : 'video/x-flv');

/** A recording of the creator's own show, whole or in part (RFC 9110 section 14). @throws AppError notFound. */
export async function sendRecording(
  { database, env }: Pick<Backend, 'database' | 'env'>,
  { outputId, ownerId, range: rangeHeader }: RecordingRequest,
): Promise<Response> {
  const output = await database.output.findFirst({ where: { id: outputId, kind: 'recording' }, include: { egress: true } });
  const broadcast = output && (await database.broadcast.findFirst({ where: { id: output.egress.broadcastId, ownerId } }));
  if (!output?.file || !broadcast) throw new AppError('notFound');
  const path = pathBelow(env.RECORDINGS_DIR, output.file);
  const size = await sizeOf(path);
  const headers = new Headers({
    'content-type': typeOf(output.file),
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': contentDisposition(broadcast.title, output.file),
  });
  const range = parseRange(rangeHeader, size);
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  return streamFile({ path, size, range, headers });
}

interface FileAnswer {
  path: string;
  size: number;
  range: ByteRange | undefined;
  headers: Headers;
}

function streamFile({ path, size, range, headers }: FileAnswer): Response {
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`);
  if (size === 0) return new Response(null, { headers });
  const body = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>;
  return new Response(body, { status: range ? 206 : 200, headers });
}

function pathBelow(folder: string, file: string): string {
  const root = resolve(folder);
  const path = resolve(root, file);
  if (!path.startsWith(root + sep)) throw new AppError('notFound');
  return path;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw new AppError('notFound', { message: 'The recording’s file is not there any more.', cause: error });
  }
}

function contentDisposition(title: string, file: string): string {
  const extension = /\.[a-z0-9]{1,5}$/.exec(file)?.[0] ?? '';
  const name = `${title}${extension}`;
  const ascii = name.replace(/[^\x20-\x7e]|["\\/]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
