import { assertUnreachable } from '@footlight/contracts/errors';
import { CompositorLoop } from './CompositorLoop.ts';
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

function start({ plan, fps, writable }: Extract<CompositorCommand, { type: 'start' }>): void {
  const started = new CompositorLoop({ plan, fps, writable, onFailed: fail });
  loop = started;
  reportTimer = setInterval(() => report({ type: 'counts', counts: started.counts }), reportIntervalMs);
}

function obey(command: CompositorCommand): void {
  switch (command.type) {
    case 'start':
      start(command);
      break;
    case 'setPlan':
      loop?.setPlan(command.plan);
      break;
    case 'setLogo':
      loop?.setLogo(command.logo);
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
