import { destinationTestText, type RtmpFailureReason } from '@footlight/contracts';

/** How far a connection has come. `publishing` begins when the server is shown the stream key. */
export type RtmpPhase = 'connecting' | 'securing' | 'handshaking' | 'enteringApp' | 'publishing' | 'live';

interface RtmpErrorOptions {
  phase: RtmpPhase;
  /** The server's status code, when it said one. Never its description: some servers repeat the stream key there. */
  statusCode?: string | undefined;
  cause?: unknown;
}

/** Why a connection to an RTMP server failed or ended. The message is a sentence for a creator, and holds no secret. */
export class RtmpError extends Error {
  readonly reason: RtmpFailureReason;
  readonly phase: RtmpPhase;
  readonly statusCode: string | undefined;

  constructor(reason: RtmpFailureReason, { phase, statusCode, cause }: RtmpErrorOptions) {
    const { what, remedy } = destinationTestText[reason];
    super(`${what} ${remedy}`, cause === undefined ? undefined : { cause });
    this.name = 'RtmpError';
    this.reason = reason;
    this.phase = phase;
    this.statusCode = statusCode;
  }
}
