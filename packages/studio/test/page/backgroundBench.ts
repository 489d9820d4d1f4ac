import { defaultScene, programSizes } from '@footlight/contracts';
import { VideoLoop } from '../../src/background/VideoLoop.ts';
import { Compositor } from '../../src/compositor/Compositor.ts';
import { backgroundSourceId } from '../../src/scene/backgroundSource.ts';
import { planProgram } from '../../src/scene/planProgram.ts';
import { recordClip } from './clipBench.ts';
import { readFrames } from './frames.ts';

/** Settles when it has a picture, or never will. */
async function openLoop(url: string): Promise<VideoLoop | null> {
  return await new Promise((resolve) => {
    const loop: VideoLoop = new VideoLoop({
      url,
      onReady: () => resolve(loop),
      onFailed: () => {
        loop.close();
        resolve(null);
      },
    });
  });
}

/** A white video of less than a second behind an empty stage, for several of its rounds; tells what was seen of it. */
export async function playBackground({ engine }: { engine: 'worker' | 'mainThread' }) {
  const url = URL.createObjectURL(await recordClip({ forMs: 800 }));
  const plan = planProgram({ scene: defaultScene, sources: [], size: programSizes['720p'] });
  const compositor = new Compositor({ plan, engine, onTrackChanged: () => undefined });
  const look = async (forMs: number) => (await readFrames(compositor.track, { forMs })).map(({ flash }) => flash);
  const before = (await look(300)).at(-1);
  const loop = await openLoop(url);
  const { track } = loop ?? {};
  if (track) compositor.setSources(new Map([[backgroundSourceId, track]]));
  await look(300);
  const seen = await look(2500);
  compositor.setSources(new Map());
  loop?.close();
  const after = (await look(300)).at(-1);
  const missing = await openLoop('/none');
  compositor.close();
  URL.revokeObjectURL(url);
  return { before, during: seen.every((isWhite) => isWhite), frames: seen.length, after, missing, left: track?.readyState };
}
