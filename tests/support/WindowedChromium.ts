import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { testsEnv } from './env.ts';
import type { FakeDevices } from './fakeDevices.ts';
import { chromiumFlags, deviceFlags } from './launchChromium.ts';
import { readableOf, readLines } from './measure/pipes.ts';
import { VirtualDisplay } from './VirtualDisplay.ts';

const errorPipe = 2;

/**
 * A browser with real windows on a display in memory, whose tabs are really hidden when another one is in front.
 * Playwright's own launch lets every page believe that it is seen (focus emulation), so Chromium is started here and
 * Playwright connects to it without its defaults; only the first context is free of them.
 */
export class WindowedChromium {
  readonly browser: Browser;
  readonly #process: ChildProcess;
  readonly #display: VirtualDisplay;

  constructor(parts: { browser: Browser; process: ChildProcess; display: VirtualDisplay }) {
    this.browser = parts.browser;
    this.#process = parts.process;
    this.#display = parts.display;
  }

  /** @param folder for the profile. @throws Error when Xvfb or Chromium do not start. */
  static async create({ folder, devices }: { folder: string; devices: FakeDevices }): Promise<WindowedChromium> {
    await using closers = new AsyncDisposableStack();
    const display = closers.adopt(await VirtualDisplay.create(), (it) => it.close());
    const child = spawn(
      'setpriv',
      [
        ...['--pdeathsig', 'TERM', '--', testsEnv.CHROMIUM_PATH],
        ...chromiumFlags,
        ...deviceFlags(devices),
        `--user-data-dir=${join(folder, 'chromium')}`,
        '--remote-debugging-port=0',
        '--window-size=1440,1000',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DISPLAY: display.name } },
    );
    closers.adopt(child, endProcess);
    const browser = await chromium.connectOverCDP(await readEndpoint(child), { noDefaults: true });
    closers.move();
    return new WindowedChromium({ browser, process: child, display });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await endProcess(this.#process);
    await this.#display.close();
  }
}

async function readEndpoint(child: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Chromium ended at once')));
    void readLines(readableOf(child, errorPipe), (line) => {
      const endpoint = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (endpoint) resolve(endpoint);
    });
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
