import { assertUnreachable } from '@footlight/contracts/errors';
import { BackgroundLoop } from './BackgroundLoop.ts';
import type { BackgroundCommand, BackgroundReport } from './messages.ts';
import { SegmentationNet } from './net/SegmentationNet.ts';

let loop: BackgroundLoop | undefined;
/** What was told while the network was still being made ready. */
const waiting: BackgroundCommand[] = [];
let isStopped = false;

const report = (message: BackgroundReport): void => self.postMessage(message);

function stop(): void {
  isStopped = true;
  loop?.close();
  loop = undefined;
}

function fail(error: unknown): void {
  stop();
  report({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

async function start({ model, backdrop, frameMs, readable, writable }: Extract<BackgroundCommand, { type: 'start' }>): Promise<void> {
  const net = await SegmentationNet.create(model);
  if (isStopped) {
    await Promise.allSettled([readable.cancel(), writable.abort()]);
    return;
  }
  loop = new BackgroundLoop({
    net,
    backdrop,
    frameMs,
    readable,
    writable,
    onStarted: () => report({ type: 'started' }),
    onSlow: () => report({ type: 'slow' }),
    onFailed: fail,
  });
  for (const command of waiting.splice(0)) obey(command);
}

function obey(command: BackgroundCommand): void {
  switch (command.type) {
    case 'start':
      start(command).catch(fail);
      break;
    case 'setBackdrop':
      if (loop) loop.setBackdrop(command.backdrop);
      else waiting.push(command);
      break;
    case 'setCamera':
      if (loop) loop.setCamera(command.readable);
      else waiting.push(command);
      break;
    case 'stop':
      stop();
      report({ type: 'stopped' });
      break;
    default:
      assertUnreachable(command);
  }
}

self.onmessage = ({ data }: MessageEvent<BackgroundCommand>) => obey(data);
