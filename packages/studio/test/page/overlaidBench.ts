import { type ProgramSizeId, programSizes, type SourceId } from '@footlight/contracts';
import { Compositor } from '../../src/compositor/Compositor.ts';
import type { LayoutSource } from '../../src/layout/types.ts';
import { planProgram } from '../../src/scene/planProgram.ts';
import { CanvasBaseline } from './canvasBaseline.ts';
import { makeOverlayUrl, overlaidScene } from './overlaidScene.ts';

export interface OverlaidCase {
  engine: 'worker' | 'baseline';
  people: number;
  size: ProgramSizeId;
  seconds: number;
}

const settleMs = 1500;
/** A little less than the second that a compositor remembers. */
const pollMs = 900;

/** Composes people under overlays for a while. Costs in ms, one for each frame that was looked at. */
export async function runOverlaid({ engine, people: count, size, seconds }: OverlaidCase) {
  const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360, frameRate: 30 } });
  const [track] = camera.getVideoTracks();
  if (!track) throw new Error('no fake camera');
  const people: LayoutSource[] = Array.from({ length: count }, (_, index) => ({
    ...{ sourceId: `p${index}:camera`, kind: 'camera', name: `Person ${index + 1}` },
  }));
  const overlayUrl = await makeOverlayUrl(programSizes[size]);
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  const run = engine === 'worker' ? runCompositor : runBaseline;
  const result = await run({ people, track, size, overlayUrl, seconds, onMeasuring: () => observer.observe({ type: 'longtask' }) });
  observer.disconnect();
  URL.revokeObjectURL(overlayUrl);
  for (const own of camera.getTracks()) own.stop();
  return { ...result, longTasks };
}

interface RunOptions {
  people: readonly LayoutSource[];
  track: MediaStreamTrack;
  size: ProgramSizeId;
  overlayUrl: string;
  seconds: number;
  onMeasuring: () => void;
}

async function runCompositor({ people, track, size, overlayUrl, seconds, onMeasuring }: RunOptions) {
  const scene = overlaidScene(overlayUrl);
  const plan = planProgram({ scene, sources: people, size: programSizes[size] });
  const compositor = new Compositor({ plan, engine: 'worker', onTrackChanged: () => undefined });
  compositor.setBrandImages({ overlay: overlayUrl, logo: overlayUrl, background: null });
  const tracks = new Map<SourceId, MediaStreamTrack>(people.map(({ sourceId }) => [sourceId, track.clone()]));
  compositor.setSources(tracks);
  await delay(settleMs);
  onMeasuring();
  const costsMs: number[] = [];
  const before = compositor.getCounts().composed;
  const startedMs = performance.now();
  while (performance.now() - startedMs < seconds * 1000) {
    await delay(pollMs);
    costsMs.push(...compositor.getCounts().recentMs);
  }
  const fps = ((compositor.getCounts().composed - before) * 1000) / (performance.now() - startedMs);
  compositor.close();
  for (const own of tracks.values()) own.stop();
  return { fps, costsMs };
}

async function runBaseline({ people, track, size, overlayUrl, seconds, onMeasuring }: RunOptions) {
  const baseline = new CanvasBaseline({ people, track, size, overlayUrl });
  await baseline.start();
  await delay(settleMs);
  onMeasuring();
  const before = baseline.costsMs.length;
  const startedMs = performance.now();
  await delay(seconds * 1000);
  const costsMs = baseline.costsMs.slice(before);
  const fps = (costsMs.length * 1000) / (performance.now() - startedMs);
  baseline.close();
  return { fps, costsMs };
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
