import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { LookAheadLimiter } from './LookAheadLimiter.ts';
import { LoudnessMeter } from './LoudnessMeter.ts';
import { join, noise, quantaOf, silence, sine } from './signals.ts';

const run = promisify(execFile);

type Stereo = readonly [Float32Array, Float32Array];

const cases: [string, Stereo][] = [
  [
    'noise that gets louder',
    [join(noise({ rmsDb: -40, seconds: 4 }), noise({ rmsDb: -14, seconds: 4 })), noise({ rmsDb: -30, seconds: 8 })],
  ],
  ['a low tone and a high one', [sine({ frequencyHz: 80, peakDb: -12, seconds: 6 }), sine({ frequencyHz: 6000, peakDb: -30, seconds: 6 })]],
  ['a tone and a pause', [join(sine({ peakDb: -18, seconds: 4 }), silence(1.5)), join(sine({ peakDb: -18, seconds: 4 }), silence(1.5))]],
];

/** What FFmpeg's ebur128 filter says of the sound: LUFS over the last 3 s at its end, and the true peak in dB. */
async function askFfmpeg([left, right]: Stereo): Promise<{ shortTermLufs: number; truePeakDb: number }> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'loudness-'));
  try {
    const file = joinPath(folder, 'sound.f32');
    await writeFile(
      file,
      new Uint8Array(Float32Array.from({ length: left.length * 2 }, (_, index) => (index % 2 ? right : left)[index >> 1] ?? 0).buffer),
    );
    const input = ['-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', file];
    const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostats', ...input, '-af', 'ebur128=peak=true', '-f', 'null', '-']);
    const lines = [...stderr.matchAll(/\bS:\s*(-?[\d.]+|-inf)/g)];
    const peak = /Peak:\s*(-?[\d.]+) dBFS/.exec(stderr);
    return { shortTermLufs: Number(lines.at(-1)?.[1]), truePeakDb: Number(peak?.[1]) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each(cases)('FFmpeg measures the same loudness: %s', async (_, sound) => {
  const meter = new LoudnessMeter();
  meter.process(sound);
  const { shortTermLufs } = await askFfmpeg(sound);
  expect(Math.abs(meter.shortTermLufs - shortTermLufs)).toBeLessThan(0.15);
});

test('FFmpeg finds no true peak of limited sound above -1 dB', async () => {
  // Without the top of its band: Opus and voices have nothing there.
  const white = noise({ rmsDb: 4, seconds: 3 });
  const loud = white.map((sample, index) => (sample + (white[index - 1] ?? 0)) / 2);
  const between = sine({ frequencyHz: 12_000, peakDb: 2, seconds: 3, phase: Math.PI / 4 });
  const limiter = new LookAheadLimiter();
  const limited = await limitAll(limiter, [loud, between]);
  const { truePeakDb } = await askFfmpeg(limited);
  expect(truePeakDb).toBeLessThanOrEqual(-0.8);
  expect(truePeakDb).toBeGreaterThan(-2);
});

async function limitAll(limiter: LookAheadLimiter, [left, right]: Stereo): Promise<Stereo> {
  const rights = quantaOf(right);
  const parts: [Float32Array, Float32Array][] = [];
  for (const part of quantaOf(left)) {
    const output: [Float32Array, Float32Array] = [new Float32Array(part.length), new Float32Array(part.length)];
    limiter.process([part, rights.next().value ?? part], output);
    parts.push(output);
  }
  return [join(...parts.map(([one]) => one)), join(...parts.map(([, other]) => other))];
}
