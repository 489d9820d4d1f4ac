import { defaultScene } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { clipSourceId, layClipOver } from './clipOver.ts';
import { planProgram } from './planProgram.ts';

test('a clip lies over the whole frame, above everyone, and leaves the stage as it is', () => {
  const size = { width: 1280, height: 720 };
  const plan = planProgram({ scene: defaultScene, sources: [{ sourceId: 'a:camera', kind: 'camera', name: 'Ada' }], size });
  const { items, ...rest } = layClipOver(plan);
  const { items: stage, ...before } = plan;
  expect(items.slice(0, -1)).toEqual(stage);
  expect(items.at(-1)).toMatchObject({ sourceId: clipSourceId, x: 0, y: 0, ...size, fit: 'contain', nameTag: null });
  expect(rest).toEqual(before);
});
