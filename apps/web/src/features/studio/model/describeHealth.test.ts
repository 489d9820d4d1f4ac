import type { ProgramHealth } from '@footlight/studio';
import { describe, expect, it } from 'vitest';
import { describeHealth, listHealthFacts } from './describeHealth.ts';

const health: ProgramHealth = {
  compositorFps: 29.97,
  composeMsPerFrame: 2.31,
  publishedFps: null,
  bitrateKbps: null,
  encodeMsPerFrame: null,
  droppedFrames: 0,
  powerEfficient: null,
  limitation: null,
  compositor: 'worker',
  alarm: null,
};

describe('what leaves the browser, in words', () => {
  it('tells what is composed while nothing is published', () => {
    expect(describeHealth(health)).toBe('Composing 30 fps');
  });

  it('tells fps and bitrate on air', () => {
    expect(describeHealth({ ...health, publishedFps: 29.6, bitrateKbps: 3412 })).toBe('Published 30 fps, 3.4 Mb/s');
  });

  it('leaves out what the browser does not say', () => {
    expect(listHealthFacts(health).map(({ label }) => label)).toEqual(['Composed', 'Dropped', 'Drawn in']);
    expect(listHealthFacts({ ...health, powerEfficient: false, limitation: 'cpu' })).toContainEqual({
      label: 'Held back by',
      value: 'this computer',
    });
  });
});
