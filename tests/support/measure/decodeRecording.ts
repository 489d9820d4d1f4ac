import { spawn } from 'node:child_process';
import { clockCellCount, clockCellSize, flashArea } from '@footlight/contracts';
import { readAll, readableOf, readChunks, readLines } from './pipes.ts';
import { readFrameClock } from './readFrameClock.ts';

/** One picture as a viewer would see it. */
export interface DecodedFrame {
  ptsMs: number;
  /** Wall clock of its drawing, as its frame clock tells, ms since epoch; undefined when the clock is not there or damaged. */
  drawnAtMs: number | undefined;
  /** Mean brightness of the flash area, 0..255. */
  flash: number;
}

/** Sound on the same timeline as the pictures. */
export interface DecodedAudio {
  sampleRate: number;
  channels: number;
  /** Mean of the channels, -1..1, in the pieces that the decoder gave. */
  pieces: { ptsMs: number; samples: Float32Array }[];
  /** Mean square over all channels, 0..1. */
  meanSquare: number;
}

export interface DecodedRecording {
  frames: DecodedFrame[];
  audio: DecodedAudio;
  /** What the decoder complained about, one line each. */
  errors: string[];
}

interface DecodeOptions {
  /** Picture size in pixels: it places the clock and the flash. */
  width: number;
  height: number;
  sampleRate: number;
  channels: number;
}

const errorPipe = 2;
const clockPipe = 3;
const flashPipe = 4;
const audioPipe = 5;

/** The middle of the flash area, so that scaling and coding at its rim do not count. */
function flashCrop({ width, height }: { width: number; height: number }) {
  const area = flashArea({ width, height });
  const even = (value: number) => Math.floor(value / 2) * 2;
  return {
    x: even(area.x + area.width / 4),
    y: even(area.y + area.height / 4),
    width: even(area.width / 2),
    height: even(area.height / 2),
  };
}

/**
 * Decodes a whole recording once, with FFmpeg: frame clock, flash and sound, each with its time in the stream.
 * @throws Error when FFmpeg cannot open the file at all.
 */
export async function decodeRecording(path: string, { width, height, sampleRate, channels }: DecodeOptions): Promise<DecodedRecording> {
  const cell = clockCellSize(width);
  const clock = { width: cell * clockCellCount, height: cell };
  const flash = flashCrop({ width, height });
  const child = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'level+info', '-copyts', '-f', 'flv', '-i', path, '-filter_complex'],
      `[0:v]format=gray,split[whole][again];` +
        `[whole]crop=${clock.width}:${clock.height}:0:0,showinfo=checksum=0[clock];` +
        `[again]crop=${flash.width}:${flash.height}:${flash.x}:${flash.y}[flash];` +
        `[0:a]ashowinfo[sound]`,
      // In the stream's own time base, since in 1/30 s two frames can fall on one place, which the muxer calls an error.
      ...['-map', '[clock]', '-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-f', 'rawvideo', `pipe:${clockPipe}`],
      ...['-map', '[flash]', '-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-f', 'rawvideo', `pipe:${flashPipe}`],
      ...['-map', '[sound]', '-c:a', 'pcm_f32le', '-f', 'f32le', `pipe:${audioPipe}`],
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', 'pipe'] },
  );
  const clocks: (number | undefined)[] = [];
  const flashes: number[] = [];
  const sound: Buffer[] = [];
  const log = { videoPtsMs: [] as number[], audio: [] as { ptsMs: number; samples: number }[], errors: [] as string[] };
  const [status] = await Promise.all([
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
    readLines(readableOf(child, errorPipe), (line) => readLogLine(line, log)),
    readChunks(readableOf(child, clockPipe), clock.width * clock.height, (picture) => clocks.push(readFrameClock(picture, cell))),
    readChunks(readableOf(child, flashPipe), flash.width * flash.height, (picture) => flashes.push(meanOf(picture))),
    readAll(readableOf(child, audioPipe), sound),
  ]);
  if (clocks.length === 0 && status !== 0) throw new Error(`FFmpeg could not decode ${path}: ${log.errors.join('; ')}`);
  const frames = clocks.map((drawnAtMs, index) => ({ ptsMs: log.videoPtsMs[index] ?? Number.NaN, drawnAtMs, flash: flashes[index] ?? 0 }));
  return { frames, audio: readAudio(Buffer.concat(sound), { sampleRate, channels, pieces: log.audio }), errors: log.errors };
}

function readLogLine(line: string, log: { videoPtsMs: number[]; audio: { ptsMs: number; samples: number }[]; errors: string[] }): void {
  if (/\[(error|fatal|panic)\]/.test(line)) log.errors.push(line.replace(/ @ 0x[0-9a-f]+/, ''));
  const pts = /showinfo.*\bn: *\d+ pts: *\S+ *pts_time: *(\S+)/.exec(line)?.[1];
  if (pts === undefined) return;
  const ptsMs = Number(pts) * 1000;
  const samples = /nb_samples: *(\d+)/.exec(line)?.[1];
  if (samples === undefined) log.videoPtsMs.push(ptsMs);
  else log.audio.push({ ptsMs, samples: Number(samples) });
}

function meanOf(picture: Buffer): number {
  let sum = 0;
  for (const value of picture) sum += value;
  return sum / picture.length;
}

function readAudio(
  bytes: Buffer,
  { sampleRate, channels, pieces }: { sampleRate: number; channels: number; pieces: { ptsMs: number; samples: number }[] },
): DecodedAudio {
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + Math.floor(bytes.length / 4) * 4));
  let squares = 0;
  for (const value of values) squares += value * value;
  let position = 0;
  return {
    sampleRate,
    channels,
    meanSquare: values.length === 0 ? 0 : squares / values.length,
    pieces: pieces.map(({ ptsMs, samples }) => {
      const mixed = new Float32Array(samples);
      for (let index = 0; index < samples; index += 1, position += channels) {
        for (let channel = 0; channel < channels; channel += 1)
          mixed[index] = (mixed[index] ?? 0) + (values[position + channel] ?? 0) / channels;
      }
      return { ptsMs, samples: mixed };
    }),
  };
}
