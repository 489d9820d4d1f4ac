import { type Browser, chromium } from 'playwright';
import { testsEnv } from './env.ts';
import type { FakeDevices } from './fakeDevices.ts';

/** Flags for a browser that talks to this machine alone and gives its fake camera and microphone without asking. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
];

/** Flags that make files the camera's picture and the microphone's sound. */
export const deviceFlags = ({ cameraFile, microphoneFile }: FakeDevices): string[] => [
  `--use-file-for-fake-video-capture=${cameraFile}`,
  `--use-file-for-fake-audio-capture=${microphoneFile}`,
];

/** A headless browser. */
export async function launchChromium({ devices }: { devices: FakeDevices }): Promise<Browser> {
  return await chromium.launch({
    executablePath: testsEnv.CHROMIUM_PATH,
    args: [...chromiumFlags, ...deviceFlags(devices)],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
