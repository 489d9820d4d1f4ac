import { CameraBackground } from '../../src/cameraBackground/CameraBackground.ts';
import type { PersonBackground } from '../../src/cameraBackground/types.ts';
import { figureColour } from './personFigure.ts';

const size = { width: 640, height: 360 } as const;

/** Places of the picture, as shares of its width and height. */
const places = {
  /** Across the wall's stripes, left of the person. */
  wall: Array.from({ length: 24 }, (_, index) => ({ x: 0.03 + index * 0.01, y: 0.3 })),
  shirt: [{ x: 0.5, y: 0.9 }],
  face: [{ x: 0.5, y: 0.5 }],
} as const;

interface Seen {
  /** From the darkest to the brightest place of the wall. */
  wallContrast: number;
  wall: number[];
  shirt: number[];
  face: number[];
}

/** A camera before which the drawn person sits. */
function makeFigureCamera(): { track: MediaStreamTrack; close: () => void } {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { alpha: false });
  const pixels = new ImageData(size.width, size.height);
  for (let index = 0; index < size.width * size.height; index += 1) {
    const colour = figureColour(((index % size.width) + 0.5) / size.width, (Math.floor(index / size.width) + 0.5) / size.height);
    pixels.data.set([...colour, 255], 4 * index);
  }
  context?.putImageData(pixels, 0, 0);
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer: WritableStreamDefaultWriter<VideoFrame> = generator.writable.getWriter();
  const timer = setInterval(() => {
    const frame = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1000), alpha: 'discard' });
    writer.write(frame).catch(() => frame.close());
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

/** Looks at the next frames of a track until one is as it is wanted. @returns that one, or the last one of many. */
async function lookAt(track: MediaStreamTrack, isWanted: (seen: Seen) => boolean = () => true): Promise<Seen> {
  const clone = track.clone();
  const { readable } = new MediaStreamTrackProcessor({ track: clone, maxBufferSize: 1 });
  const reader: ReadableStreamDefaultReader<VideoFrame> = readable.getReader();
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const colourAt = ({ x, y }: { x: number; y: number }): number[] => [
    ...context.getImageData(Math.round(x * size.width), Math.round(y * size.height), 1, 1).data.subarray(0, 3),
  ];
  const mean = (colours: number[][]): number[] =>
    [0, 1, 2].map((part) => colours.reduce((sum, colour) => sum + (colour[part] ?? 0), 0) / colours.length);
  let seen: Seen | undefined;
  for (let frames = 0; frames < 100 && !(seen && isWanted(seen)); frames += 1) {
    const { value: frame, done } = await reader.read();
    if (done) break;
    context.drawImage(frame, 0, 0, size.width, size.height);
    frame.close();
    const wall = places.wall.map(colourAt);
    const reds = wall.map(([red = 0]) => red);
    seen = {
      wallContrast: Math.max(...reds) - Math.min(...reds),
      wall: mean(wall),
      shirt: mean(places.shirt.map(colourAt)),
      face: mean(places.face.map(colourAt)),
    };
  }
  await reader.cancel();
  clone.stop();
  if (!seen) throw new Error('the track has no picture');
  return seen;
}

const whenOn = (background: CameraBackground): Promise<void> =>
  new Promise((resolve, reject) => {
    const check = (): void => {
      const { status, message } = background.state.getSnapshot();
      if (status === 'starting') return;
      unsubscribe();
      if (status === 'on') resolve();
      else reject(new Error(message ?? status));
    };
    const unsubscribe = background.state.subscribe(check);
    check();
  });

/** The drawn person before each background in turn, chosen while the camera is seen; and what is left afterwards. */
export async function changeBackgrounds() {
  const camera = makeFigureCamera();
  const background = new CameraBackground();
  const getTrack = (): MediaStreamTrack => background.track ?? camera.track;
  background.setCamera(camera.track);
  const plain = await lookAt(getTrack());
  const slight: PersonBackground = { kind: 'blur', strength: 'slight' };
  background.setBackground(slight);
  const isCameraSeenMeanwhile = background.track === camera.track;
  await whenOn(background);
  const changedTrack = background.track;
  const blurred = await lookAt(getTrack());
  background.setBackground({ kind: 'blur', strength: 'strong' });
  const stronger = await lookAt(getTrack(), ({ wallContrast }) => wallContrast < blurred.wallContrast / 2);
  background.setBackground({ kind: 'drawing', drawing: 'dusk' });
  const drawn = await lookAt(getTrack(), ({ wall: [red = 255] }) => red < 100);
  background.setBackground({ kind: 'picture', picture: await makeGreenPicture() });
  const own = await lookAt(getTrack(), ({ wall: [red = 255, green = 0] }) => green > red + 80);
  const isSameTrack = background.track === changedTrack;
  background.setBackground({ kind: 'none' });
  const isCameraAgain = background.track === camera.track;
  const after = await lookAt(getTrack());
  background.close();
  camera.close();
  return { plain, blurred, stronger, drawn, own, after, isCameraSeenMeanwhile, isSameTrack, isCameraAgain };
}

/** A camera that is opened, changed for another one, and closed, with a background chosen before. */
export async function openBehindBackground() {
  const cameras = [makeFigureCamera(), makeFigureCamera()] as const;
  const background = new CameraBackground();
  background.setBackground({ kind: 'blur', strength: 'strong' });
  const before = background.state.getSnapshot().status;
  background.setCamera(cameras[0].track);
  const isHidden = background.track === null;
  await whenOn(background);
  const { track } = background;
  const first = await lookAt(track ?? cameras[0].track);
  background.setCamera(cameras[1].track);
  cameras[0].close();
  const isSameTrack = background.track === track;
  const second = await lookAt(background.track ?? cameras[1].track);
  background.setCamera(null);
  const { status } = background.state.getSnapshot();
  const isGone = background.track === null;
  background.close();
  cameras[1].close();
  return { before, isHidden, first, second, isSameTrack, isGone, status };
}

async function makeGreenPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 64);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#00c000';
  context.fillRect(0, 0, 64, 64);
  return await canvas.convertToBlob({ type: 'image/png' });
}

/** A background whose picture is none: what is said, and that the camera's own picture is back. */
export async function failBackground() {
  const camera = makeFigureCamera();
  const background = new CameraBackground();
  background.setCamera(camera.track);
  background.setBackground({ kind: 'picture', picture: new Blob(['no picture']) });
  await whenOn(background).catch(() => undefined);
  const { status, message, background: left } = background.state.getSnapshot();
  const isCameraSeen = background.track === camera.track;
  background.close();
  camera.close();
  return { status, message, left, isCameraSeen };
}
