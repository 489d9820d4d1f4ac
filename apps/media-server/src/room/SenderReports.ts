import { EventEmitter } from 'node:events';
import { type SenderReport, senderReport } from '@footlight/contracts';
import type { types } from 'mediasoup';

interface SenderReportsEvents {
  report: [SenderReport];
}

/**
 * What the sender of a Producer says of its own clock. Only these tie picture and sound to when they were taken: mediasoup's
 * reports to its receivers are timed by when it sends, which has the browser's encoding and pacing in it.
 */
export class SenderReports extends EventEmitter<SenderReportsEvents> {
  #latest: SenderReport | undefined;

  constructor(producer: types.Producer) {
    super();
    this.setMaxListeners(0);
    producer.on('trace', ({ type, info }) => {
      if (type === 'sr') this.#take(info);
    });
    // A Producer that closes meanwhile has no more to say.
    producer.enableTraceEvent(['sr']).catch(() => undefined);
  }

  get latest(): SenderReport | undefined {
    return this.#latest;
  }

  #take(info: Record<string, unknown>): void {
    const { data } = senderReport.safeParse({ ntpSeconds: info.ntpSec, ntpFraction: info.ntpFrac, rtpTimestamp: info.rtpTs });
    // Browsers that have sent nothing yet report zeros.
    if (!data || data.ntpSeconds === 0) return;
    this.#latest = data;
    this.emit('report', data);
  }
}
