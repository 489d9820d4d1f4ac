/** What the H.264 in an FLV says about its encoder (ITU-T H.264, ISO/IEC 14496-15). */

export interface SpsProfile {
  profileIdc: number;
  constraintFlags: number;
  levelIdc: number;
}

const spsUnit = 7;
const seiUnit = 6;

/** The profile in an AVCDecoderConfigurationRecord: the body of a `videoHeaders` tag. */
export function profileOfHeaders(body: Buffer): SpsProfile | undefined {
  const record = body.subarray(5);
  const profileIdc = record.at(1);
  const constraintFlags = record.at(2);
  const levelIdc = record.at(3);
  if (profileIdc === undefined || constraintFlags === undefined || levelIdc === undefined) return undefined;
  return { profileIdc, constraintFlags, levelIdc };
}

/** The profile that a WebRTC sender names as `profile-level-id` (RFC 6184 section 8.1), from its fmtp line. */
export function profileOfFmtp(fmtp: string): SpsProfile | undefined {
  const hex = /profile-level-id=([0-9a-f]{6})/i.exec(fmtp)?.[1];
  if (!hex) return undefined;
  const byte = (index: number) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  return { profileIdc: byte(0), constraintFlags: byte(1), levelIdc: byte(2) };
}

/** NAL units of a frame's tag body: lengths of four bytes, as FFmpeg and the platforms write them. */
export function* unitsOf(body: Buffer): Generator<{ type: number; bytes: Buffer }> {
  let position = 5;
  while (position + 5 <= body.length) {
    const length = body.readUInt32BE(position);
    const bytes = body.subarray(position + 4, position + 4 + length);
    yield { type: (bytes.at(0) ?? 0) & 0x1f, bytes };
    position += 4 + length;
  }
}

/**
 * Traces that an encoder of FFmpeg's left: x264 and libavcodec sign the stream in a user data SEI message.
 * A browser's encoder writes none.
 */
export function findEncoderSignature(body: Buffer): string | undefined {
  for (const { type, bytes } of unitsOf(body)) {
    if (type !== seiUnit) continue;
    const signature = /x264|x265|Lavc|libx264/.exec(bytes.toString('latin1'))?.[0];
    if (signature) return signature;
  }
  return undefined;
}

/** Parameter sets sent in band, in hexadecimal: a change of them on air breaks platforms. */
export const spsOf = (body: Buffer): string[] =>
  [...unitsOf(body)].filter(({ type }) => type === spsUnit).map(({ bytes }) => bytes.toString('hex'));

/** How a received profile differs from the one that was sent, in words; undefined when they are the same. */
export function findMismatch(sent: SpsProfile | undefined, received: SpsProfile | undefined): string | undefined {
  if (!sent) return 'what the browser sent is unknown';
  if (!received) return 'the stream has no parameter set';
  if (sent.profileIdc !== received.profileIdc) return `profile ${received.profileIdc} was received and ${sent.profileIdc} sent`;
  return undefined;
}
