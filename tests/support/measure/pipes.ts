import { Readable } from 'node:stream';

/** A child's output on one of its pipes. @throws Error when it was not opened. */
export function readableOf({ stdio }: { stdio: readonly unknown[] }, pipe: number): Readable {
  const stream = stdio[pipe];
  if (!(stream instanceof Readable)) throw new Error(`pipe ${pipe} is not open`);
  return stream;
}

export async function readAll(stream: Readable, into: Buffer[]): Promise<void> {
  for await (const chunk of stream) into.push(chunk as Buffer);
}

/** Cuts a stream into pieces of `size` bytes. */
export async function readChunks(stream: Readable, size: number, take: (picture: Buffer) => void): Promise<void> {
  let pending = Buffer.alloc(0);
  for await (const chunk of stream) {
    pending = Buffer.concat([pending, chunk as Buffer]);
    let position = 0;
    for (; position + size <= pending.length; position += size) take(pending.subarray(position, position + size));
    pending = pending.subarray(position);
  }
}

export async function readLines(stream: Readable, take: (line: string) => void): Promise<void> {
  let pending = '';
  for await (const chunk of stream) {
    const lines = (pending + String(chunk)).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) take(line);
  }
  if (pending !== '') take(pending);
}
