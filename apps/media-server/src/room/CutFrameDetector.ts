/** What mediasoup's trace says of an RTP packet. */
export interface TracedPacket {
  sequenceNumber: number;
  marker: boolean;
  isKeyFrame: boolean;
}

/**
 * Tells whether a frame was sent without its end. When a keyframe is ready, libwebrtc's PacingController throws away what it still
 * holds of the frame before it, and numbers packets only as they leave: no gap, but no marker on the frame's last packet either.
 */
export class CutFrameDetector {
  #last: TracedPacket | undefined;

  /** Takes packets in the order they came in. @returns undefined until a keyframe begins, then whether the frame before it was cut. */
  push(packet: TracedPacket): boolean | undefined {
    const last = this.#last;
    const step = last ? (packet.sequenceNumber - last.sequenceNumber) & 0xffff : 1;
    // Not the newest: it came twice, or late.
    if (step === 0 || step > 0x8000) return undefined;
    this.#last = packet;
    if (!packet.isKeyFrame) return undefined;
    return last !== undefined && step === 1 && !last.isKeyFrame && !last.marker;
  }
}
