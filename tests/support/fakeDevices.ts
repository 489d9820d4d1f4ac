import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface FakeDevices {
  cameraFile: string;
  microphoneFile: string;
}

/** What a camera shows: shapes of every colour that move, or a drawn person in a room, for pictures that are looked at. */
export type CameraPicture = 'shapes' | 'person';

interface FakeDevicesOptions {
  /** Shapes by default. */
  picture?: CameraPicture;
  /** Of the camera, in pixels; 640x360 by default. */
  width?: number;
  height?: number;
  fps?: number;
}

interface CameraSize {
  width: number;
  height: number;
  fps: number;
}

/** Seconds after which the camera begins anew; what sways is back where it was by then. */
const loopSeconds = 4;

const shapes = ({ width, height, fps }: CameraSize): string => `testsrc2=size=${width}x${height}:rate=${fps}:duration=${loopSeconds}`;

/** A head and shoulders before a wall, swaying a little. */
function person({ width, height, fps }: CameraSize): string {
  const size = `size=${width}x${height}`;
  const head = 'hypot((X-W/2)/(W*0.09),(Y-H*0.4)/(H*0.21))';
  const shoulders = 'hypot((X-W/2)/(W*0.27),(Y-H*1.08)/(H*0.5))';
  const colour = (ofHead: number, ofShoulders: number): string => `'if(lt(${head},1),${ofHead},${ofShoulders})'`;
  const opacity = `'255*clip(24*max(1-${head},1-${shoulders}),0,1)'`;
  const wall = `gradients=${size}:rate=${fps}:duration=${loopSeconds}:nb_colors=2:c0=0x1b2a41:c1=0x8a5a44:x0=0:y0=0:x1=${width}:y1=${height}:speed=0.00001:seed=7`;
  const figure = `color=black:${size}:rate=${fps}:duration=${1 / fps},format=rgba,geq=r=${colour(226, 52)}:g=${colour(178, 74)}:b=${colour(146, 98)}:a=${opacity},loop=loop=-1:size=1`;
  return `${wall}[wall];${figure}[figure];[wall][figure]overlay=x='W/64*sin(PI*t/2)':y='H/80*(1+cos(PI*t))':shortest=1`;
}

const pictures: Readonly<Record<CameraPicture, (size: CameraSize) => string>> = { shapes, person };

/**
 * What Chromium's fake camera and microphone play: moving shapes, and a quiet low hum that no detector of
 * the test signal's 1 kHz beep can mistake for one (Chromium's own fake microphone beeps).
 */
export async function makeFakeDevices(
  folder: string,
  { picture = 'shapes', width = 640, height = 360, fps = 30 }: FakeDevicesOptions = {},
): Promise<FakeDevices> {
  const cameraFile = join(folder, 'camera.y4m');
  const microphoneFile = join(folder, 'microphone.wav');
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i'];
  await run('ffmpeg', [...quiet, pictures[picture]({ width, height, fps }), '-pix_fmt', 'yuv420p', cameraFile]);
  await run('ffmpeg', [...quiet, 'sine=frequency=220:sample_rate=48000:duration=4,volume=-30dB', '-ac', '2', microphoneFile]);
  return { cameraFile, microphoneFile };
}
