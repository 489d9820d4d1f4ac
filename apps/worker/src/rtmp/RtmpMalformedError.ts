/** The bytes are not RTMP, or not within the bounds that we keep. The message holds no content. */
export class RtmpMalformedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RtmpMalformedError';
  }
}
