import { defaultScene, type LayoutId, type ProgramSizeId, programSizes, type SourceId } from '@footlight/contracts';
import { Compositor } from '../../src/compositor/Compositor.ts';
import type { LayoutSource } from '../../src/layout/types.ts';
import { planProgram } from '../../src/scene/planProgram.ts';
import { readFrames } from './frames.ts';

export interface CompositorCase {
  engine: 'worker' | 'mainThread';
  sources: number;
  size: ProgramSizeId;
  layout?: LayoutId;
  seconds: number;
  /** Time frames are read from the track, so that the reading is not measured with the drawing. */
  readMs?: number;
  testSignal?: boolean;
}

/** Composes copies of one fake camera, and tells what came of it. */
export async function runCompositor({ engine, sources, size, layout = 'grid', seconds, readMs = 0, testSignal = true }: CompositorCase) {
  const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360, frameRate: 30 } });
  const [cameraTrack] = camera.getVideoTracks();
  if (!cameraTrack) throw new Error('no fake camera');
  const people: LayoutSource[] = Array.from({ length: sources }, (_, index) => ({
    sourceId: `p${index}:camera`,
    kind: 'camera',
    name: `Person ${index + 1}`,
  }));
  const plan = planProgram({ scene: { ...defaultScene, layout, testSignal }, sources: people, size: programSizes[size] });
  const changedTracks: MediaStreamTrack[] = [];
  const compositor = new Compositor({ plan, engine, onTrackChanged: (track) => changedTracks.push(track) });
  const tracks = new Map<SourceId, MediaStreamTrack>(people.map(({ sourceId }) => [sourceId, cameraTrack.clone()]));
  compositor.setSources(tracks);
  await delay(2000);
  const before = { ...compositor.getCounts() };
  const startMs = performance.now();
  await delay(seconds * 1000);
  const after = { ...compositor.getCounts() };
  const elapsedMs = performance.now() - startMs;
  const frames = readMs > 0 ? await readFrames(compositor.track, { forMs: readMs }) : [];
  const { kind } = compositor;
  compositor.close();
  for (const track of [...tracks.values(), ...camera.getTracks()]) track.stop();
  return {
    kind,
    fps: ((after.composed - before.composed) * 1000) / elapsedMs,
    dropped: after.dropped - before.dropped,
    msPerFrame: (after.composeMs - before.composeMs) / (after.composed - before.composed),
    changedTracks: changedTracks.length,
    frames,
  };
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
