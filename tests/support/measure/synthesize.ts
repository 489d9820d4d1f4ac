import { spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import { beep, clockCellCount, clockCellSize, encodeFrameClock, flashArea, flashDurationMs } from '@footlight/contracts';

interface SynthesizeOptions {
  path: string;
  width: number;
  height: number;
  fps: number;
  seconds: number;
  keyframeEverySeconds: number;
  /** Sound later than picture by this much; negative: earlier. */
  soundLateMs: number;
  /** Clock of the first frame, ms since epoch: not on a whole second, as in life. */
  startsAtMs: number;
  /** Each picture is shown this often. */
  repeat?: number;
  /** FFmpeg's options for the video; by default one that looks like a browser's: baseline, no signature. */
  videoOptions?: string[];
}

const sampleRate = 48_000;

/** Makes an FLV of the test signal with FFmpeg, frame by frame, so that measures can be held against known values. */
export async function synthesizeRecording(options: SynthesizeOptions): Promise<void> {
  const { path, width, height, fps, keyframeEverySeconds } = options;
  const child = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-y'],
      ...['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', String(fps), '-thread_queue_size', '64', '-i', 'pipe:3'],
      ...['-f', 'f32le', '-ar', String(sampleRate), '-ac', '1', '-thread_queue_size', '64', '-i', 'pipe:4'],
      ...['-map', '0:v', '-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p'],
      ...[
        '-g',
        String(Math.round(fps * keyframeEverySeconds)),
        '-keyint_min',
        String(Math.round(fps * keyframeEverySeconds)),
        '-sc_threshold',
        '0',
      ],
      ...(options.videoOptions ?? ['-bsf:v', 'filter_units=remove_types=6']),
      ...['-map', '1:a', '-c:a', 'aac', '-ac', '2', '-b:a', '128k', '-f', 'flv', path],
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'] },
  );
  const closed = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  await Promise.all([write(child.stdio[3], drawFrames(options)), write(child.stdio[4], playSound(options))]);
  const status = await closed;
  if (status !== 0) throw new Error(`FFmpeg ended with ${status}`);
}

async function write(stream: unknown, pieces: Iterable<Buffer>): Promise<void> {
  if (!(stream instanceof Writable)) throw new Error('a pipe is not open');
  const into = stream;
  for (const piece of pieces) if (!into.write(piece)) await new Promise((resolve) => into.once('drain', resolve));
  into.end();
}

function* drawFrames({ width, height, fps, seconds, startsAtMs, repeat = 1 }: SynthesizeOptions): Generator<Buffer> {
  const area = flashArea({ width, height });
  for (let index = 0; index < fps * seconds; index += 1) {
    const timeMs = Math.floor(startsAtMs + ((index - (index % repeat)) * 1000) / fps);
    const picture = Buffer.alloc(width * height, 90);
    const fill = ({ x, y, width: w, height: h }: typeof area, value: number) => {
      for (let row = y; row < y + h; row += 1) picture.fill(value, row * width + x, row * width + x + w);
    };
    const cell = clockCellSize(width);
    for (const [bit, on] of encodeFrameClock(timeMs).entries()) fill({ x: bit * cell, y: 0, width: cell, height: cell }, on ? 255 : 0);
    if (clockCellCount * cell > area.x) throw new Error('the clock reaches into the flash');
    fill(area, timeMs % 1000 < flashDurationMs ? 255 : 0);
    yield picture;
  }
}

function* playSound({ seconds, startsAtMs, soundLateMs }: SynthesizeOptions): Generator<Buffer> {
  const pieceSamples = 4800;
  for (let start = 0; start < seconds * sampleRate; start += pieceSamples) {
    const samples = new Float32Array(pieceSamples);
    for (let index = 0; index < pieceSamples; index += 1) {
      const timeMs = startsAtMs - soundLateMs + ((start + index) / sampleRate) * 1000;
      const phaseMs = ((timeMs % 1000) + 1000) % 1000;
      if (phaseMs < beep.durationMs) samples[index] = beep.amplitude * Math.sin((2 * Math.PI * beep.frequencyHz * phaseMs) / 1000);
    }
    yield Buffer.from(samples.buffer);
  }
}
