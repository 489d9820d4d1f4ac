import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { buildRtmpPreset } from './buildOutputArgs.ts';
import { FfmpegProcess } from './FfmpegProcess.ts';

const streamKey = 'canary-4f1d?x=1&y=2';

test('FFmpeg gets the key through the preset, and nobody else sees it', async () => {
  const process = new FfmpegProcess({
    args: [
      ...['-hide_banner', '-nostats', '-loglevel', 'level+debug', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=30', '-t', '30'],
      ...['-c:v', 'libx264', '-fpre', '/dev/fd/3', '-f', 'flv', 'rtmp://127.0.0.1:1/live'],
    ],
    preset: buildRtmpPreset(streamKey),
    secrets: [streamKey],
  });
  const lines: string[] = [];
  let seen: Promise<string[]> | undefined;
  process.on('line', (line) => {
    lines.push(line);
    if (line.includes('rtmp_playpath')) {
      process.wipePreset();
      seen ??= Promise.all(['cmdline', 'environ', 'fd/3'].map((name) => readFile(`/proc/${process.pid}/${name}`, 'utf8').catch(() => '')));
    }
  });
  await new Promise((resolve) => process.once('exited', resolve));
  expect(lines.some((line) => line.includes("'rtmp_playpath' = '[redacted]'"))).toBe(true);
  expect(lines.some((line) => line.includes('Connection refused'))).toBe(true);
  expect([...lines, ...((await seen) ?? [])].filter((text) => text.includes('canary'))).toEqual([]);
});

test('a process that does not end with its input is killed', async () => {
  const process = new FfmpegProcess({ args: ['-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'anullsrc', '-f', 'null', '-'] });
  const { signal } = await process.stop({ graceMs: 200 });
  expect(signal).toBe('SIGKILL');
});
