import { expect, it } from 'vitest';
import { formatSeconds, StepReporter } from './StepReporter.mjs';

function recordingReporter(isTTY = false) {
  const written: string[] = [];
  let nowMs = 0;
  const reporter = new StepReporter({ stream: { write: (text) => written.push(text), isTTY }, now: () => nowMs });
  return { reporter, written, pass: (ms: number) => (nowMs += ms) };
}

it('prints one line with the time of a finished step', async () => {
  const { reporter, written, pass } = recordingReporter();
  const result = await reporter.run('Redis', (step) => {
    pass(640);
    step.done('Redis started');
    return 42;
  });
  expect(result).toBe(42);
  expect(written).toEqual(['✓ Redis started (0.6 s)\n']);
});

it('marks a failed step and passes its error on', async () => {
  const { reporter, written } = recordingReporter();
  await expect(reporter.run('Redis', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(written).toEqual(['✗ Redis (0.0 s)\n']);
});

it('replaces the running line on a terminal', async () => {
  const { reporter, written } = recordingReporter(true);
  await reporter.run('Redis', () => undefined);
  expect(written).toEqual(['\r\u001b[K… Redis', '\r\u001b[K✓ Redis (0.0 s)\n']);
});

it.each([
  [0.04, '0.0 s'],
  [9.94, '9.9 s'],
  [42.4, '42 s'],
  [185, '3 min 05 s'],
])('writes %s seconds as %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
