import { z } from 'zod';

/** How someone's connection and devices are doing, as their own browser measures it. For those who manage the stage, and oneself. */

export const networkVerdict = z.enum(['good', 'fair', 'poor']);
export type NetworkVerdict = z.infer<typeof networkVerdict>;

/** What holds a verdict down most; `none` when nothing does. */
export const networkCause = z.enum(['none', 'sendLoss', 'receiveLoss', 'delay', 'jitter', 'uplink', 'tcp']);
export type NetworkCause = z.infer<typeof networkCause>;

/** How media travels: straight over UDP or TCP, or through a relay. `relayTcp`: the way to the relay is TCP. */
export const networkPath = z.enum(['udp', 'tcp', 'relay', 'relayTcp']);
export type NetworkPath = z.infer<typeof networkPath>;

/** What the browser says of the machine's own link; most say nothing. */
export const networkLink = z.enum(['wifi', 'cellular', 'wired', 'unknown']);
export type NetworkLink = z.infer<typeof networkLink>;

const percent = z.number().min(0).max(100);
const milliseconds = z.number().int().min(0).max(60_000);

/** Null: not known, since nothing is sent or received, or the browser does not say. */
export const networkFacts = z.object({
  path: networkPath.nullable(),
  link: networkLink,
  roundTripMs: milliseconds.nullable(),
  jitterMs: milliseconds.nullable(),
  sendLossPercent: percent.nullable(),
  receiveLossPercent: percent.nullable(),
  uplinkKbps: z.number().int().min(0).max(1_000_000).nullable(),
  /** True when the link was never tried beyond `uplinkKbps`: browsers try no further than they need. */
  uplinkIsFloor: z.boolean(),
});
export type NetworkFacts = z.infer<typeof networkFacts>;

export const deviceProblem = z.enum(['cameraFailed', 'microphoneFailed', 'microphoneSilent', 'cameraSlow']);
export type DeviceProblem = z.infer<typeof deviceProblem>;

export const peerCondition = z.object({
  /** Null while nothing could be measured. */
  network: z.object({ verdict: networkVerdict, cause: networkCause, facts: networkFacts }).nullable(),
  deviceProblems: z.array(deviceProblem).max(deviceProblem.options.length),
  /** Name and version, such as `Firefox 153`. */
  browser: z
    .string()
    .max(60)
    .regex(/^[\w .()]*$/),
});
export type PeerCondition = z.infer<typeof peerCondition>;
