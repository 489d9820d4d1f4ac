import { programSizes } from '@footlight/contracts';
import { isFlowing, measureRecovery, type Recovery, readFreshFrames } from '../support/measure/freshFrames.ts';
import type { Platform } from '../support/Rig.ts';
import { waitUntil } from '../support/waitUntil.ts';

const { width } = programSizes['720p'];
/** New frames must have flowed for this long before a show counts as recovered. */
const steadyMs = 4000;
const recoveryTimeoutMs = 60_000;
/** Watching begins this long before the fault, so that its first gap is seen. */
const leadMs = 1000;

/** Waits until frames drawn after the fault flow steadily at every platform. @throws Error that names the one that stays dark. */
export async function waitForRecovery(
  platforms: readonly Platform[],
  { faultAtMs, signal }: { faultAtMs: number; signal?: AbortSignal },
): Promise<void> {
  for (const { name, follower } of platforms) {
    await waitUntil(
      async () => {
        const nowMs = Date.now();
        if (nowMs < faultAtMs + steadyMs) return false;
        const frames = await readFreshFrames(follower.files, { sinceMs: nowMs - steadyMs - leadMs, width });
        return isFlowing(frames, { drawnAfterMs: faultAtMs, nowMs, forMs: steadyMs });
      },
      { what: `new frames at ${name}`, timeoutMs: recoveryTimeoutMs, everyMs: 500, ...(signal ? { signal } : {}) },
    );
  }
}

/** What each platform saw of a fault, from shortly before it until now. */
export async function measureRecoveries(
  platforms: readonly Platform[],
  { faultAtMs }: { faultAtMs: number },
): Promise<(Recovery & { connections: number })[]> {
  const untilMs = Date.now();
  return await Promise.all(
    platforms.map(async ({ follower }) => {
      const frames = await readFreshFrames(follower.files, { sinceMs: faultAtMs - leadMs, width });
      const connections = follower.files.filter(({ tags }) => (tags[0]?.arrivedAtMs ?? 0) > faultAtMs).length;
      return { ...measureRecovery(frames, { faultAtMs, untilMs }), connections };
    }),
  );
}
