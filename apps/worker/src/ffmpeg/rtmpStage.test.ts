import { expect, test } from 'vitest';
import { advanceRtmpStage, type RtmpStage } from './rtmpStage.ts';

// Lines of FFmpeg 5.1 against nginx-rtmp, key redacted.
const lines = [
  '[debug] Reading option rtmp_tcurl',
  '[debug] Opening an output file: rtmp://127.0.0.1/live/….',
  '[tcp @ 0x55] [verbose] Successfully connected to 127.0.0.1 port 42829',
  '[rtmp @ 0x55] [debug] Handshaking...',
  '[rtmp @ 0x55] [debug] Proto = rtmp, path = /live, app = live, fname = [redacted]',
  "[rtmp @ 0x55] [debug] Sending publish command for '[redacted]'",
  "[info] Output #0, flv, to 'rtmp://127.0.0.1:42829/live':",
];

test('the stages follow FFmpeg’s words, and never go back', () => {
  const stages: RtmpStage[] = [];
  let stage: RtmpStage = 'starting';
  for (const line of lines) {
    stage = advanceRtmpStage(stage, line);
    stages.push(stage);
  }
  expect(stages).toEqual(['starting', 'connecting', 'handshaking', 'handshaking', 'connectingApp', 'publishing', 'accepted']);
  expect(advanceRtmpStage('accepted', lines[1] ?? '')).toBe('accepted');
});
