import { defaultScene, programSizes } from '@footlight/contracts';
import { Compositor } from '../../src/compositor/Compositor.ts';
import { planProgram } from '../../src/scene/planProgram.ts';

/** A camera that shows one colour, as a video track of YUV pictures. */
function makeColourTrack(colour: string): { track: MediaStreamTrack; close: () => void } {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer: WritableStreamDefaultWriter<VideoFrame> = generator.writable.getWriter();
  const yuv = new Uint8Array((640 * 360 * 3) / 2);
  context.fillStyle = colour;
  context.fillRect(0, 0, 640, 360);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  // ITU-R BT.601, limited range.
  yuv.fill(16 + 0.257 * red + 0.504 * green + 0.098 * blue, 0, 640 * 360);
  yuv.fill(128 - 0.148 * red - 0.291 * green + 0.439 * blue, 640 * 360, 640 * 360 * 1.25);
  yuv.fill(128 + 0.439 * red - 0.368 * green - 0.071 * blue, 640 * 360 * 1.25);
  const timer = setInterval(() => {
    const timestamp = Math.round(performance.now() * 1000);
    const colorSpace = { primaries: 'smpte170m', transfer: 'smpte170m', matrix: 'smpte170m', fullRange: false } as const;
    void writer.write(new VideoFrame(yuv, { format: 'I420', codedWidth: 640, codedHeight: 360, timestamp, colorSpace }));
  }, 40);
  return {
    track: generator,
    close: () => {
      clearInterval(timer);
      writer.abort().catch(() => undefined);
      generator.stop();
    },
  };
}

/** What a compositor makes of a camera of one colour: red, green and blue of a pixel in the middle. */
export async function composeColour({ engine, colour }: { engine: 'worker' | 'mainThread'; colour: string }): Promise<number[]> {
  const { track, close } = makeColourTrack(colour);
  const source = { sourceId: 'p:camera', kind: 'camera', name: 'P' } as const;
  const plan = planProgram({ scene: { ...defaultScene, showNameTags: false }, sources: [source], size: programSizes['720p'] });
  const compositor = new Compositor({ plan, engine, onTrackChanged: () => undefined });
  compositor.setSources(new Map([['p:camera', track]]));
  const { readable } = new MediaStreamTrackProcessor({ track: compositor.track, maxBufferSize: 1 });
  const reader: ReadableStreamDefaultReader<VideoFrame> = readable.getReader();
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let seen: number[] = [];
  // The name card is there first; the camera's first pictures follow.
  for (let frames = 0; frames < 40; frames += 1) {
    const { value, done } = await reader.read();
    if (done) break;
    context?.drawImage(value, 640, 360, 1, 1, 0, 0, 1, 1);
    value.close();
    seen = [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }
  await reader.cancel();
  compositor.close();
  close();
  return seen;
}
