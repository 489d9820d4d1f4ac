/** Ticks on multiples of the interval, so that a late tick does not push the next ones back. */
self.onmessage = ({ data: { intervalMs } }: MessageEvent<{ intervalMs: number }>) => {
  const scheduleNext = (): void => {
    const nowMs = performance.now();
    const nextMs = (Math.floor(nowMs / intervalMs) + 1) * intervalMs;
    setTimeout(() => {
      self.postMessage(null);
      scheduleNext();
    }, nextMs - nowMs);
  };
  scheduleNext();
};
