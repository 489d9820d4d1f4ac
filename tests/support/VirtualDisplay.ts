import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';

const displayPipe = 3;

/** An X display in memory (Xvfb), for a browser with real windows. It picks a free number itself. */
export class VirtualDisplay {
  /** For DISPLAY, such as `:99`. */
  readonly name: string;
  readonly #server: ChildProcess;

  constructor({ name, server }: { name: string; server: ChildProcess }) {
    this.name = name;
    this.#server = server;
  }

  static async create(): Promise<VirtualDisplay> {
    const server = spawn(
      'setpriv',
      ['--pdeathsig', 'TERM', '--', 'Xvfb', '-displayfd', String(displayPipe), '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const pipe = server.stdio[displayPipe];
    if (!(pipe instanceof Readable)) throw new Error('Xvfb has no display pipe');
    const [number] = await Promise.race([
      once(pipe, 'data'),
      once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended at once: is the package xvfb installed?'))),
    ]);
    return new VirtualDisplay({ name: `:${String(number).trim()}`, server });
  }

  async close(): Promise<void> {
    if (this.#server.exitCode !== null || this.#server.signalCode !== null) return;
    const exited = once(this.#server, 'exit');
    this.#server.kill();
    await exited;
  }
}
