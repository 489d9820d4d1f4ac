import { assertUnreachable } from '@footlight/contracts/errors';
import { CompositorLoop } from './CompositorLoop.ts';
import { ProgramFonts } from './fonts.ts';
import type { CompositorCommand, CompositorReport } from './messages.ts';

const reportIntervalMs = 250;

let loop: CompositorLoop | undefined;
let reportTimer: ReturnType<typeof setInterval> | undefined;

const report = (message: CompositorReport): void => self.postMessage(message);

function stop(): void {
  clearInterval(reportTimer);
  loop?.close();
  loop = undefined;
}

function fail(error: unknown): void {
  stop();
  report({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

/** Of this Worker; the DOM's types know the window's alone. */
const { fonts: workerFonts } = self as object as { fonts: FontFaceSet };

function start({ fps, fonts }: Extract<CompositorCommand, { type: 'start' }>): void {
  const started = new CompositorLoop({ fps, fonts: new ProgramFonts(workerFonts, fonts), onFailed: fail });
  loop = started;
  reportTimer = setInterval(() => report({ type: 'counts', counts: started.counts }), reportIntervalMs);
}

function obey(command: CompositorCommand): void {
  switch (command.type) {
    case 'start':
      start(command);
      break;
    case 'openProgram':
      loop?.openProgram(command.programId, command);
      break;
    case 'closeProgram':
      loop?.closeProgram(command.programId);
      break;
    case 'setPlan':
      loop?.setPlan(command.programId, command.plan);
      break;
    case 'setBrandImage':
      loop?.setBrandImage(command.programId, command);
      break;
    case 'addSource':
      loop?.addSource(command.sourceId, command.readable);
      break;
    case 'removeSource':
      loop?.removeSource(command.sourceId);
      break;
    case 'stop':
      stop();
      report({ type: 'stopped' });
      break;
    default:
      assertUnreachable(command);
  }
}

self.onmessage = ({ data }: MessageEvent<CompositorCommand>) => {
  try {
    obey(data);
  } catch (error) {
    fail(error);
  }
};
