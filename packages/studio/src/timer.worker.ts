/** Ticks on multiples of the interval, so that a late tick does not push the next ones back. */
self.onmessage = ({ data: { intervalMs } }: MessageEvent<{ intervalMs: number }>) => {
  let lastTick = 0;
  const scheduleNext = (): void => {
    const nowMs = performance.now();
    // A timer that fires a hair early must not find its own tick before it again.
    const tick = Math.max(lastTick + 1, Math.floor(nowMs / intervalMs) + 1);
    setTimeout(
      () => {
        lastTick = tick;
        self.postMessage(null);
        scheduleNext();
      },
      tick * intervalMs - nowMs,
    );
  };
  scheduleNext();
};
