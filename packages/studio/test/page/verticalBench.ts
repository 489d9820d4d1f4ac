import { defaultScene, type LayoutId, programSizes } from '@footlight/contracts';
import { Compositor } from '../../src/compositor/Compositor.ts';
import type { LayoutSource } from '../../src/layout/types.ts';
import { planProgram, planVertical } from '../../src/scene/planProgram.ts';
import { readFrames } from './frames.ts';

interface VerticalCase {
  engine: 'worker' | 'mainThread';
  layout: LayoutId;
  /** How long frames are read from each picture. */
  readMs: number;
}

/** Turns the vertical picture on and off beside the main one, and tells what came out of both. */
export async function runVertical({ engine, layout, readMs }: VerticalCase) {
  const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360, frameRate: 30 } });
  const [cameraTrack] = camera.getVideoTracks();
  if (!cameraTrack) throw new Error('no fake camera');
  const sources: LayoutSource[] = [{ sourceId: 'p:camera', kind: 'camera', name: 'Person' }];
  const scene = { ...defaultScene, testSignal: true, vertical: { enabled: true, layout } };
  const request = { scene, sources, size: programSizes['720p'] };
  const given: (MediaStreamTrack | null)[] = [];
  const compositor = new Compositor({
    plan: planProgram(request),
    engine,
    onTrackChanged: () => undefined,
    onVerticalTrackChanged: (track) => given.push(track),
  });
  compositor.setSources(new Map([['p:camera', cameraTrack]]));
  const before = compositor.track;
  compositor.setVerticalPlan(planVertical(request));
  const [vertical] = given;
  if (!vertical) throw new Error('no vertical picture');
  const [mainFrames, verticalFrames] = await Promise.all([
    readFrames(compositor.track, { forMs: readMs }),
    readFrames(vertical, { forMs: readMs }),
  ]);
  compositor.setVerticalPlan(null);
  const afterwards = await readFrames(compositor.track, { forMs: readMs });
  const result = {
    isSameTrack: compositor.track === before,
    given: given.map((track) => track?.readyState ?? null),
    sizes: { main: mainFrames.map(({ size }) => size), vertical: verticalFrames.map(({ size }) => size) },
    clocks: verticalFrames.map(({ clockMs }) => clockMs),
    afterwards: afterwards.length,
  };
  compositor.close();
  for (const track of camera.getTracks()) track.stop();
  return result;
}
