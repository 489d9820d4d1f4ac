import { AppError } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { VerticalProgram } from './VerticalProgram.ts';

const size = { shorterSide: 720 };
const trackNamed = (id: string): MediaStreamTrack => ({ id, contentHint: '' }) as MediaStreamTrack;

/** What a Room is asked for, in its order. */
function recordRoom({ refuse = false }: { refuse?: boolean } = {}) {
  const asked: string[] = [];
  const publish = async (source: string, track: MediaStreamTrack) => {
    await Promise.resolve();
    if (refuse) throw new AppError('serverFull');
    asked.push(`publish ${source} ${track.id}`);
    return {
      track,
      replaceTrack: async ({ id }: MediaStreamTrack) => void asked.push(`replace ${id}`),
      getStats: async () => new Map(),
      close: async () => void asked.push('close'),
    };
  };
  return { asked, publish };
}

test('is sent while both it and the main Program are there', async () => {
  const room = recordRoom();
  const vertical = new VerticalProgram(room, size);
  vertical.setTrack(trackNamed('a'));
  expect(vertical.state.getSnapshot().track?.contentHint).toBe('motion');
  expect(room.asked).toEqual([]);
  await vertical.setSending(true);
  await vertical.setSending(false);
  vertical.setTrack(null);
  await vertical.setSending(true);
  expect(room.asked).toEqual(['publish programVerticalVideo a', 'close']);
});

test('is turned on and off on air, and follows the compositor to another track', async () => {
  const room = recordRoom();
  const vertical = new VerticalProgram(room, size);
  await vertical.setSending(true);
  vertical.setTrack(trackNamed('a'));
  vertical.setTrack(trackNamed('b'));
  vertical.setTrack(null);
  vertical.setTrack(trackNamed('c'));
  await vertical.setSending(true);
  expect(room.asked.at(-1)).toMatch(/ c$/);
  await vertical.close();
  expect(room.asked.at(-1)).toBe('close');
  expect(vertical.state.getSnapshot()).toEqual({ track: null, health: null, problem: null });
});

test('a refusal is told, fails nothing else, and is tried again when it is turned on again', async () => {
  const vertical = new VerticalProgram(recordRoom({ refuse: true }), size);
  vertical.setTrack(trackNamed('a'));
  await vertical.setSending(true);
  expect(vertical.state.getSnapshot().problem).toMatch(/at its limit/);
  vertical.setTrack(trackNamed('b'));
  expect(vertical.state.getSnapshot().problem).toBeNull();
  await vertical.setSending(true);
  expect(vertical.state.getSnapshot().problem).toMatch(/at its limit/);
});

test('its health counts from the beginning with each track', async () => {
  const vertical = new VerticalProgram(recordRoom(), size);
  const read = async (composed: number) =>
    await vertical.readHealth({ kind: 'worker', counts: { composed, dropped: 0, composeMs: composed * 4, recentMs: [] } });
  await read(0);
  expect(vertical.state.getSnapshot().health).toBeNull();
  vertical.setTrack(trackNamed('a'));
  await read(0);
  await read(30);
  expect(vertical.state.getSnapshot().health).toMatchObject({ composeMsPerFrame: 4, publishedFps: null, alarm: null });
  vertical.setTrack(trackNamed('b'));
  expect(vertical.state.getSnapshot().health).toBeNull();
});
