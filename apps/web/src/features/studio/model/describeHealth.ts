import type { ProgramHealth } from '@footlight/studio';

const megabits = (kbps: number): string => (kbps / 1000).toFixed(1);

/** What leaves the browser, for the header. */
export function describeHealth({ publishedFps, bitrateKbps, compositorFps }: ProgramHealth): string {
  if (publishedFps === null) return `Composing ${Math.round(compositorFps)} fps`;
  return `Published ${Math.round(publishedFps)} fps, ${megabits(bitrateKbps ?? 0)} Mb/s`;
}

/** Lines about the picture for the panel. */
export function listHealthFacts(health: ProgramHealth): { label: string; value: string }[] {
  const { compositorFps, composeMsPerFrame, encodeMsPerFrame, droppedFrames, powerEfficient, limitation, compositor } = health;
  return [
    { label: 'Composed', value: `${Math.round(compositorFps)} fps, ${composeMsPerFrame.toFixed(1)} ms each` },
    ...(encodeMsPerFrame === null ? [] : [{ label: 'Encoder', value: `${encodeMsPerFrame.toFixed(1)} ms each` }]),
    ...(powerEfficient === null ? [] : [{ label: 'Encoding in', value: powerEfficient ? 'hardware' : 'software' }]),
    ...(limitation === null || limitation === 'none'
      ? []
      : [{ label: 'Held back by', value: limitation === 'cpu' ? 'this computer' : limitation }]),
    { label: 'Dropped', value: `${droppedFrames} frames` },
    { label: 'Drawn in', value: compositor === 'worker' ? 'its own thread' : 'the page’s thread' },
  ];
}
