import { z } from 'zod';
import { programId } from './program.ts';

export const streamingMethod = z.enum(['ffmpeg', 'daily']);
export type StreamingMethod = z.infer<typeof streamingMethod>;

export const egressState = z.enum(['starting', 'live', 'reconnecting', 'ended', 'failed']);
export type EgressState = z.infer<typeof egressState>;

export const outputState = z.enum(['connecting', 'live', 'reconnecting', 'failed', 'ended']);
export type OutputState = z.infer<typeof outputState>;

/** Whether the Program reaches the worker. */
export const feedState = z.enum(['waiting', 'flowing', 'lost']);
export type FeedState = z.infer<typeof feedState>;

export const outputFailureReason = z.enum([
  'addressNotFound',
  'addressRefused',
  'connectionRefused',
  'timedOut',
  'tlsFailed',
  'keyRejected',
  'serverClosed',
  'serverSilent',
  'processDied',
  'keyUnreadable',
]);
export type OutputFailureReason = z.infer<typeof outputFailureReason>;

/** What a creator reads for each reason: what happened, and what to do. */
export const outputFailureText: Record<OutputFailureReason, { what: string; remedy: string }> = {
  addressNotFound: { what: 'Its server name cannot be found.', remedy: 'Check the server address in Settings, Destinations.' },
  addressRefused: {
    what: 'Its server address leads into a private network.',
    remedy: 'Use the public address, or let an admin allow this host.',
  },
  connectionRefused: { what: 'Its server refused the connection.', remedy: 'Check the server address, and whether the platform is up.' },
  timedOut: { what: 'Its server did not answer in time.', remedy: 'Check the server address and your firewall.' },
  tlsFailed: { what: 'The secure connection failed.', remedy: 'Check that the address is the platform’s own RTMPS address.' },
  keyRejected: {
    what: 'The stream key was not accepted.',
    remedy: 'Copy a fresh key from the platform and save it in Settings, Destinations.',
  },
  serverClosed: {
    what: 'Its server closed the connection.',
    remedy: 'Often a wrong or used stream key. Check the stream on the platform.',
  },
  serverSilent: { what: 'Its server stopped taking data.', remedy: 'Nothing to do yet: a new connection is being made.' },
  processDied: { what: 'The output stopped unexpectedly.', remedy: 'Nothing to do yet: it is being started again.' },
  keyUnreadable: { what: 'Its stream key cannot be decrypted.', remedy: 'Enter the stream key again in Settings, Destinations.' },
};

export const outputStatus = z.object({
  outputId: z.string(),
  /** Null for a recording. */
  destinationId: z.string().nullable(),
  name: z.string(),
  platform: z.string(),
  state: outputState,
  /** Reconnects since the last time it was live. */
  attempt: z.number().int(),
  /** When the next attempt begins, ms since epoch; null when none is planned. */
  nextAttemptAt: z.number().nullable(),
  reason: outputFailureReason.nullable(),
  bitrateKbps: z.number(),
  bytesSent: z.number(),
  liveSince: z.number().nullable(),
  /** The Program that it takes, while that one does not arrive. Told of the vertical one alone: without the main one there is no show. */
  waitingFor: programId.optional(),
});
export type OutputStatus = z.infer<typeof outputStatus>;

export const egressStatus = z.object({
  egressId: z.string(),
  broadcastId: z.string(),
  state: egressState,
  feed: feedState,
  reason: z.string().nullable(),
  outputs: z.array(outputStatus),
  updatedAt: z.number(),
});
export type EgressStatus = z.infer<typeof egressStatus>;
