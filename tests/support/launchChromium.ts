import { type Browser, chromium } from 'playwright';
import { testsEnv } from './env.ts';
import type { FakeDevices } from './fakeDevices.ts';

interface LaunchOptions {
  /** Without them the browser has Chromium's own moving picture and beep. */
  devices?: FakeDevices;
  /** X display for real windows, whose hidden tabs are really hidden; headless without it. */
  display?: string;
}

/** Flags for a browser that talks to this machine alone and gives its fake camera and microphone without asking. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Flags of Playwright's that keep hidden tabs running at full speed, which no creator's browser does. */
const unhiding = ['--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'];

export async function launchChromium({ devices, display }: LaunchOptions = {}): Promise<Browser> {
  return await chromium.launch({
    executablePath: testsEnv.CHROMIUM_PATH,
    headless: display === undefined,
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display }, ignoreDefaultArgs: unhiding }),
    args: [
      ...chromiumFlags,
      ...(devices
        ? [`--use-file-for-fake-video-capture=${devices.cameraFile}`, `--use-file-for-fake-audio-capture=${devices.microphoneFile}`]
        : []),
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
