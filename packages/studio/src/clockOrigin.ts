/**
 * Wall-clock ms when this thread's monotonic clock reads 0. Date.now() cuts its fraction off, half a millisecond on average.
 * Picture and sound are timed by this, each from one reading, so that a corrected system clock moves neither.
 */
export const readClockOriginMs = (): number => Date.now() + 0.5 - performance.now();
