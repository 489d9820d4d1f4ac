/**
 * The internal tap API between worker and media server: one WebSocket per Egress and Program at `/internal/taps`, text
 * frames of JSON. The socket is the tap's lifetime: when either end dies, the plain transports go with it. Entry is by
 * `Authorization: Bearer <INTERNAL_API_TOKEN>`.
 *
 * worker: openTap -> server: programStarted (as often as a Program begins) -> worker: startTap (its sockets are
 * bound) -> media flows, with the sender's reports on the socket -> server: programStopped.
 */
import { z } from 'zod';
import { programId } from './program.ts';

const port = z.number().int().min(1).max(65535);

/** One RTP stream as FFmpeg needs it in an SDP. */
export const tapStream = z.object({
  payloadType: z.number().int().min(0).max(127),
  ssrc: z.number().int(),
  mimeType: z.enum(['video/H264', 'audio/opus']),
  clockRate: z.number().int(),
  channels: z.number().int().optional(),
  /** fmtp parameters, such as `packetization-mode`. */
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type TapStream = z.infer<typeof tapStream>;

const uint32 = z.number().int().min(0).max(0xffffffff);

/** What a browser says of its own clock: this RTP timestamp was taken at this NTP time (RFC 3550 section 6.4.1). */
export const senderReport = z.object({ ntpSeconds: uint32, ntpFraction: uint32, rtpTimestamp: uint32 });
export type SenderReport = z.infer<typeof senderReport>;

export const tapRequest = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('openTap'),
    roomId: z.string().min(1).max(64),
    egressId: z.string().min(1).max(64),
    programId: programId.default('main'),
  }),
  z.object({
    type: z.literal('startTap'),
    generation: z.number().int(),
    /** The worker's address and RTP ports. */
    ip: z.union([z.ipv4(), z.ipv6()]),
    videoPort: port,
    audioPort: port,
    /** Where the server's RTCP of both goes, which is read by nobody: its reports tell when it sent, not when a picture was taken. */
    rtcpPort: port,
  }),
]);
export type TapRequest = z.infer<typeof tapRequest>;

export const tapEvent = z.discriminatedUnion('type', [
  /** `generation` counts Programs seen by this tap, from 1. */
  z.object({ type: z.literal('programStarted'), generation: z.number().int(), video: tapStream, audio: tapStream }),
  senderReport.extend({ type: z.literal('senderReport'), generation: z.number().int(), kind: z.enum(['video', 'audio']) }),
  /** Told of every keyframe as it goes out. `cut`: the browser sent the frame before it without its end. */
  z.object({ type: z.literal('keyFrameSent'), generation: z.number().int(), cut: z.boolean() }),
  z.object({ type: z.literal('programStopped'), generation: z.number().int(), reason: z.string() }),
  z.object({ type: z.literal('refused'), code: z.string(), message: z.string() }),
]);
export type TapEvent = z.infer<typeof tapEvent>;

export const tapPath = '/internal/taps';
/** A keyframe is asked of the Program's producer this often, in milliseconds: platforms want a 2 s GOP. */
export const keyFrameIntervalMs = 2000;
