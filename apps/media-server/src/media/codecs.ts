import { AppError, isProgramSource, kindOfSource, type MediaSource } from '@footlight/contracts';
import type { types } from 'mediasoup';
import { z } from 'zod';

/** H.264 profiles a browser may send, all named at level 4.0: 3.1 would cap the Program at 720p. */
const h264Profiles = ['42e028', '4d0028', '640028'];

/** What a Room carries: Opus, H.264 (first, since the Program needs it) and VP8 for cameras without H.264. */
export const routerCodecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  ...h264Profiles.map(
    (profile): types.RouterRtpCodecCapability => ({
      kind: 'video',
      mimeType: 'video/H264',
      clockRate: 90_000,
      parameters: { 'packetization-mode': 1, 'level-asymmetry-allowed': 1, 'profile-level-id': profile },
    }),
  ),
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

const allowedMimeTypes = (source: MediaSource): readonly string[] => {
  if (kindOfSource[source] === 'audio') return ['audio/opus'];
  return isProgramSource(source) ? ['video/h264'] : ['video/h264', 'video/vp8'];
};

const payloadType = z.number().int().min(0).max(127);
const ssrc = z.number().int().min(0).max(0xffff_ffff);
const rtcpFeedback = z.array(z.looseObject({ type: z.string().max(32) })).max(16);
const codecFields = {
  mimeType: z.string().max(64),
  clockRate: z.number().int().positive(),
  channels: z.number().int().min(1).max(8).optional(),
  parameters: z.record(z.string().max(64), z.unknown()).optional(),
  rtcpFeedback: rtcpFeedback.optional(),
};
const extensionFields = { uri: z.string().max(200), encrypt: z.boolean().optional() };

/** Bounds on what a client may hand to mediasoup, which checks the meaning itself but not the amount. */
const rtpParameters = z.looseObject({
  mid: z.string().max(32).optional(),
  codecs: z.array(z.looseObject({ ...codecFields, payloadType })).max(32),
  headerExtensions: z
    .array(z.looseObject({ ...extensionFields, id: z.number().int().min(1).max(255) }))
    .max(32)
    .optional(),
  encodings: z
    .array(z.looseObject({ ssrc: ssrc.optional(), rid: z.string().max(32).optional(), rtx: z.looseObject({ ssrc }).optional() }))
    .min(1)
    .max(4),
  rtcp: z.looseObject({ cname: z.string().max(256).optional() }).optional(),
  msid: z.string().max(256).optional(),
});
const rtpCapabilities = z.looseObject({
  codecs: z.array(z.looseObject({ ...codecFields, kind: z.enum(['audio', 'video']), preferredPayloadType: payloadType })).max(128),
  headerExtensions: z
    .array(z.looseObject({ kind: z.enum(['audio', 'video']), uri: z.string().max(200), preferredId: z.number().int().min(1).max(255) }))
    .max(64)
    .optional(),
});
const dtlsParameters = z.looseObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(z.object({ algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']), value: z.string().max(200) }))
    .min(1)
    .max(8),
});

type Opaque = Record<string, unknown>;

function parseField(schema: z.ZodType<Opaque>, field: string, value: Opaque): Opaque {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.slice(0, 5).map((issue) => ({ path: [field, ...issue.path].join('.'), message: issue.message }));
  throw new AppError('badRequest', { problems, cause: result.error });
}

/** @throws AppError badRequest that names the field. */
export const parseRtpCapabilities = (value: Opaque) => parseField(rtpCapabilities, 'rtpCapabilities', value) as types.RtpCapabilities;
/** @throws AppError badRequest that names the field. */
export const parseDtlsParameters = (value: Opaque) => parseField(dtlsParameters, 'dtlsParameters', value) as types.DtlsParameters;

/**
 * RTP parameters of a Producer, checked against what its source may carry: Opus; H.264 or VP8; H.264 alone in one
 * encoding for the Program, since it is copied to the platforms and a layer switch would change its size on air.
 * @throws AppError badRequest, codecNotAllowed.
 */
export function parseProducerParameters(source: MediaSource, value: Opaque): types.RtpParameters {
  const parameters = parseField(rtpParameters, 'rtpParameters', value) as types.RtpParameters;
  const mediaCodecs = parameters.codecs.map((codec) => codec.mimeType.toLowerCase()).filter((mimeType) => !mimeType.endsWith('/rtx'));
  const allowed = allowedMimeTypes(source);
  if (mediaCodecs.length === 0 || mediaCodecs.some((mimeType) => !allowed.includes(mimeType))) throw new AppError('codecNotAllowed');
  if (isProgramSource(source) && parameters.encodings?.length !== 1)
    throw new AppError('badRequest', { problems: [{ path: 'rtpParameters.encodings', message: 'The Program is sent in one encoding.' }] });
  return parameters;
}

/**
 * For who looks at the Program from inside the Room: their browser asks for no keyframe of its own, since each would be on air too. It
 * waits for the next one that the tap asks for (RFC 4585 PLI, RFC 5104 FIR); lost packets are still sent again.
 */
export const withoutKeyFrameRequests = (capabilities: types.RtpCapabilities): types.RtpCapabilities => ({
  ...capabilities,
  codecs: (capabilities.codecs ?? []).map((codec) => ({
    ...codec,
    rtcpFeedback: (codec.rtcpFeedback ?? []).filter(
      ({ type, parameter }) => parameter !== 'pli' && !(type === 'ccm' && parameter === 'fir'),
    ),
  })),
});

/** What a ProgramTap takes: H.264 and Opus as they are, without header extensions, retransmission or bandwidth probing. */
export function tapCapabilitiesOf(router: types.RtpCapabilities): types.RtpCapabilities {
  const codecs = (router.codecs ?? [])
    .filter(({ mimeType }) => ['video/h264', 'audio/opus'].includes(mimeType.toLowerCase()))
    .map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type, parameter }) => type === 'nack' && parameter === 'pli'),
    }));
  return { codecs, headerExtensions: [] };
}
