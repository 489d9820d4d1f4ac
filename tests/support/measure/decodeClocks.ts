import { spawn } from 'node:child_process';
import { clockCellCount, clockCellSize } from '@footlight/contracts';
import { readableOf, readChunks, readLines } from './pipes.ts';
import { readFrameClock } from './readFrameClock.ts';

export interface ReadClock {
  ptsMs: number;
  drawnAtMs: number | undefined;
}

/** Reads the frame clocks of a piece of FLV that begins with its headers and a keyframe. */
export async function decodeClocks(flv: Buffer, { width }: { width: number }): Promise<ReadClock[]> {
  const cell = clockCellSize(width);
  const row = cell * clockCellCount;
  const child = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-nostats', '-loglevel', 'level+info', '-copyts', '-f', 'flv', '-i', 'pipe:0', '-an'],
      ...['-vf', `format=gray,crop=${row}:${cell}:0:0,showinfo=checksum=0`, '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  // FFmpeg may stop reading before the end of a cut stream; what it decoded until then is what counts.
  child.stdin.on('error', () => undefined);
  child.stdin.end(flv);
  const times: number[] = [];
  const clocks: (number | undefined)[] = [];
  await Promise.all([
    new Promise((resolve, reject) => child.once('error', reject).once('close', resolve)),
    readLines(readableOf(child, 2), (line) => {
      const pts = /showinfo.*\bn: *\d+ pts: *\S+ *pts_time: *(\S+)/.exec(line)?.[1];
      if (pts !== undefined) times.push(Number(pts) * 1000);
    }),
    readChunks(readableOf(child, 1), row * cell, (picture) => clocks.push(readFrameClock(picture, cell))),
  ]);
  return clocks.map((drawnAtMs, index) => ({ ptsMs: times[index] ?? Number.NaN, drawnAtMs }));
}
