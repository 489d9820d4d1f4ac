import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface FakeDevices {
  cameraFile: string;
  microphoneFile: string;
}

interface FakeDevicesOptions {
  /** Of the camera, in pixels; 640x360 by default. */
  width?: number;
  height?: number;
  fps?: number;
}

/**
 * What Chromium's fake camera and microphone play: moving shapes, and a quiet low hum that no detector of
 * the test signal's 1 kHz beep can mistake for one (Chromium's own fake microphone beeps).
 */
export async function makeFakeDevices(
  folder: string,
  { width = 640, height = 360, fps = 30 }: FakeDevicesOptions = {},
): Promise<FakeDevices> {
  const cameraFile = join(folder, 'camera.y4m');
  const microphoneFile = join(folder, 'microphone.wav');
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i'];
  await run('ffmpeg', [...quiet, `testsrc2=size=${width}x${height}:rate=${fps}:duration=4`, '-pix_fmt', 'yuv420p', cameraFile]);
  await run('ffmpeg', [...quiet, 'sine=frequency=220:sample_rate=48000:duration=4,volume=-30dB', '-ac', '2', microphoneFile]);
  return { cameraFile, microphoneFile };
}
