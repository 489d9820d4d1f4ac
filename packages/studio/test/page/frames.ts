import { clockCellCount, clockCellSize, decodeFrameClock, flashArea } from '@footlight/contracts';

export interface SeenFrame {
  /** Wall clock when the frame came out of the track, ms. */
  seenMs: number;
  timestampUs: number;
  durationUs: number | null;
  clockMs: number | undefined;
  flash: boolean;
  size: string;
}

/** Reads frames out of a track for a while, with what the test signal in them says. */
export async function readFrames(track: MediaStreamTrack, { forMs }: { forMs: number }): Promise<SeenFrame[]> {
  const clone = track.clone();
  const { readable } = new MediaStreamTrackProcessor({ track: clone, maxBufferSize: 3 });
  const reader: ReadableStreamDefaultReader<VideoFrame> = readable.getReader();
  const canvas = new OffscreenCanvas(16, 16);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const seen: SeenFrame[] = [];
  const untilMs = performance.now() + forMs;
  while (performance.now() < untilMs) {
    const { value: frame, done } = await reader.read();
    if (done) break;
    const size = { width: frame.displayWidth, height: frame.displayHeight };
    const cell = clockCellSize(size.width);
    canvas.width = size.width;
    canvas.height = cell;
    context.drawImage(frame, 0, 0);
    const { data } = context.getImageData(0, 0, size.width, cell);
    const isWhite = (x: number, y: number) => (data[(y * size.width + x) * 4 + 1] ?? 0) > 128;
    const middle = Math.floor(cell / 2);
    const bits = Array.from({ length: clockCellCount }, (_, index) => isWhite(index * cell + middle, middle));
    const flash = flashArea(size);
    seen.push({
      seenMs: performance.timeOrigin + performance.now(),
      timestampUs: frame.timestamp,
      durationUs: frame.duration,
      clockMs: decodeFrameClock(bits),
      flash: isWhite(flash.x + Math.floor(flash.width / 2), middle),
      size: `${size.width}x${size.height}`,
    });
    frame.close();
  }
  await reader.cancel();
  clone.stop();
  return seen;
}
