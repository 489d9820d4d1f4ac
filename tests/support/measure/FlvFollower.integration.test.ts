import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { startRtmpServer } from '../rtmpServer.ts';
import { waitUntil } from '../waitUntil.ts';
import { FlvFollower } from './FlvFollower.ts';
import { contentOf, FlvParser } from './FlvParser.ts';
import { readFreshFrames } from './freshFrames.ts';
import { measureRecording } from './measureRecording.ts';
import { synthesizeRecording } from './synthesize.ts';

const folder = mkdtempSync(join(tmpdir(), 'footlight-follow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const size = { width: 640, height: 360 };

/** Publishes a made recording at its own speed and returns when it is sent. */
const publish = (path: string, url: string) =>
  promisify(execFile)('ffmpeg', ['-v', 'error', '-re', '-f', 'flv', '-i', path, '-c', 'copy', '-f', 'flv', url]);

test('what a real RTMP server records is followed over a reconnect, and measured', async () => {
  const server = await startRtmpServer({ folder, applications: ['live'] });
  const follower = new FlvFollower({ folder: join(folder, 'received', 'live') });
  const made = join(folder, 'made.flv');
  const beganAtMs = Date.now();
  await synthesizeRecording({ ...size, path: made, fps: 30, seconds: 3, keyframeEverySeconds: 1, soundLateMs: 20, startsAtMs: beganAtMs });
  const pictures = new FlvParser().push(readFileSync(made)).filter((tag) => contentOf(tag) === 'frame' || contentOf(tag) === 'keyframe');
  await publish(made, `${server.url('live')}/first`);
  await publish(made, `${server.url('live')}/second`);
  await waitUntil(async () => (await server.streams()).every(({ publishing }) => !publishing), { what: 'the end of both streams' });
  follower.close();
  await server.close();

  expect(follower.files).toHaveLength(2);
  for (const file of follower.files) {
    const arrived = file.tags.filter(({ content }) => content === 'frame' || content === 'keyframe');
    expect(arrived).toHaveLength(pictures.length);
    expect(arrived.every(({ arrivedAtMs }, index) => arrivedAtMs >= (arrived[index - 1]?.arrivedAtMs ?? beganAtMs))).toBe(true);
    const measure = await measureRecording(file);
    expect(measure).toMatchObject({ decodeErrors: 0, unreadableClocks: 0, frames: pictures.length });
    expect(Math.abs(measure.avOffsetMs - 20)).toBeLessThan(5);
    expect(measure.latencyMs.p50).toBeGreaterThan(0);
  }
  const fresh = await readFreshFrames(follower.files, { sinceMs: beganAtMs, width: size.width });
  expect(fresh).toHaveLength(2 * pictures.length);
});
