import { createLogger } from '@footlight/server-kit/logger';
import { expect, test } from 'vitest';
import { EgressRecorder } from './EgressRecorder.ts';
import type { EgressRecord } from './EgressStore.ts';

const logger = createLogger({ name: 'test', level: 'silent' });
const recordOf = (reason: string): EgressRecord => ({ egressId: 'e', state: 'live', reason, liveAt: 1, endedAt: null, outputs: [] });

test('while the database is away only the newest state waits, and it is written on its return', async () => {
  let away = true;
  const written: (string | null)[] = [];
  const write = async ({ reason }: EgressRecord) => {
    if (away) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    written.push(reason);
    return true;
  };
  const recorder = new EgressRecorder({ store: { write }, fencingToken: 1, onFenced: () => undefined, logger });
  for (const reason of ['1', '2', '3']) recorder.record(recordOf(reason));
  await new Promise((resolve) => setImmediate(resolve));
  away = false;
  await recorder.flush();
  expect(written).toEqual(['3']);
});

test('a newer owner is told, and nothing is written after that', async () => {
  const written: (string | null)[] = [];
  let fenced = 0;
  const recorder = new EgressRecorder({
    store: {
      write: async ({ reason }) => {
        written.push(reason);
        return false;
      },
    },
    fencingToken: 1,
    onFenced: () => {
      fenced += 1;
    },
    logger,
  });
  recorder.record(recordOf('1'));
  await recorder.flush();
  recorder.record(recordOf('2'));
  await recorder.flush();
  expect(written).toEqual(['1']);
  expect(fenced).toBe(1);
});
