import { AppError } from '@footlight/contracts';
import { expect, test } from 'vitest';
import type { MediaAssetView } from '../views.ts';
import { UploadQueue } from './UploadQueue.ts';

const fileOf = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);
const assetOf = (name: string): MediaAssetView => ({
  id: '01900000-0000-7000-8000-000000000000',
  kind: 'video',
  name,
  bytes: 10,
  width: null,
  height: null,
  durationS: null,
  hasThumbnail: false,
  createdAt: 0,
});

/** A queue whose sending ends when the test says so. */
function createQueue({ maxBytes = 100 } = {}) {
  const stored: string[] = [];
  const sent: { name: string; signal: AbortSignal; end: PromiseWithResolvers<MediaAssetView>; progress: (bytes: number) => void }[] = [];
  const queue = new UploadQueue({
    probe: async () => ({ kind: 'video' }),
    send: async ({ name }, _probed, { signal, onProgress }) => {
      const end = Promise.withResolvers<MediaAssetView>();
      signal.addEventListener('abort', () => end.reject(signal.reason));
      sent.push({ name, signal, end, progress: onProgress });
      return await end.promise;
    },
    findMaxBytes: () => maxBytes,
    onStored: ({ name }) => stored.push(name),
  });
  return { queue, stored, sent };
}
const settle = async () => await new Promise((resolve) => setImmediate(resolve));
const shown = (queue: UploadQueue) => queue.items.getSnapshot().map(({ name, state, sentBytes }) => [name, state, sentBytes]);

test('sends one file after the other, tells how far it is, and forgets what is stored', async () => {
  const { queue, stored, sent } = createQueue();
  queue.add([fileOf('a'), fileOf('b')]);
  await settle();
  sent[0]?.progress(4);
  expect(shown(queue)).toEqual([
    ['a', 'sending', 4],
    ['b', 'waiting', 0],
  ]);
  sent[0]?.end.resolve(assetOf('a'));
  await settle();
  sent[1]?.end.resolve(assetOf('b'));
  await settle();
  expect([shown(queue), stored]).toEqual([[], ['a', 'b']]);
});

test('a cancelled upload is stopped, and the next one begins', async () => {
  const { queue, stored, sent } = createQueue();
  queue.add([fileOf('a'), fileOf('b')]);
  await settle();
  queue.remove(1);
  await settle();
  expect(sent.map(({ name, signal }) => [name, signal.aborted])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  queue.removeAll();
  await settle();
  expect([shown(queue), stored]).toEqual([[], []]);
});

test('what failed says why and stays until it is dismissed', async () => {
  const { queue, sent } = createQueue();
  queue.add([fileOf('a'), fileOf('large', 101)]);
  await settle();
  sent[0]?.end.reject(new AppError('libraryFull'));
  await settle();
  await settle();
  const problems = queue.items.getSnapshot().map(({ problem }) => problem);
  expect(problems).toEqual([expect.stringContaining('library is full'), expect.stringContaining('larger than 100 bytes')]);
  expect(sent).toHaveLength(1);
  queue.remove(1);
  expect(shown(queue)).toEqual([['large', 'failed', 0]]);
});
