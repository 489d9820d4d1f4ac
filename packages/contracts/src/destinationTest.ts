import { z } from 'zod';
import { outputFailureText } from './egress.ts';

/** Why a connection to an RTMP server did not come about, or ended. */
export const rtmpFailureReason = z.enum([
  'connectionRefused',
  'hostUnreachable',
  'timedOut',
  'tlsFailed',
  'notRtmp',
  'applicationRefused',
  'keyRejected',
  'keyInUse',
  'serverClosed',
  'serverSilent',
  'protocolError',
]);
export type RtmpFailureReason = z.infer<typeof rtmpFailureReason>;

/** Why the test of a destination failed. */
export const destinationTestReason = z.enum([
  ...rtmpFailureReason.options,
  'addressNotFound',
  'addressRefused',
  'keyUnreadable',
  'onAir',
  'notStarted',
  'interrupted',
]);
export type DestinationTestReason = z.infer<typeof destinationTestReason>;

/** What a creator reads for each reason: what happened, and what to do. */
export const destinationTestText: Record<DestinationTestReason, { what: string; remedy: string }> = {
  addressNotFound: outputFailureText.addressNotFound,
  addressRefused: outputFailureText.addressRefused,
  connectionRefused: outputFailureText.connectionRefused,
  hostUnreachable: {
    what: 'Its server cannot be reached from here.',
    remedy: 'Check the server address, and this server’s own connection to the Internet.',
  },
  timedOut: outputFailureText.timedOut,
  tlsFailed: outputFailureText.tlsFailed,
  notRtmp: { what: 'What answers there does not speak RTMP.', remedy: 'Check the host and the port of the server address.' },
  applicationRefused: {
    what: 'Its server does not take shows at this path.',
    remedy: 'Check the part of the server address that follows the host.',
  },
  keyRejected: outputFailureText.keyRejected,
  keyInUse: {
    what: 'Something sends with this stream key already.',
    remedy: 'Stop the other encoder, or wait a minute until the platform has let it go. Then test again.',
  },
  keyUnreadable: outputFailureText.keyUnreadable,
  serverClosed: { what: 'Its server closed the connection.', remedy: 'Check the server address: the host, and the path that follows it.' },
  serverSilent: {
    what: 'Its server took the connection and did not answer.',
    remedy: 'Check the host and the port of the server address, and whether the platform is up.',
  },
  protocolError: {
    what: 'Its server answered something that RTMP does not know.',
    remedy: 'Check the server address. If it is right, the server is at fault: tell whoever runs it.',
  },
  onAir: {
    what: 'A show sends there just now.',
    remedy: 'Platforms take one sender for each stream key. Test it when the show has ended.',
  },
  notStarted: { what: 'The test was not begun.', remedy: 'No worker is free or running. Wait a moment, then test again.' },
  interrupted: { what: 'The test was interrupted.', remedy: 'Test again.' },
};

/** How far a test has come. */
export const destinationTestPhase = z.enum(['waiting', 'lookingUp', 'connecting', 'securing', 'handshaking', 'enteringApp', 'publishing']);
export type DestinationTestPhase = z.infer<typeof destinationTestPhase>;

/**
 * State of a test: Redis channel `redisKeys.destinationTest(id)`, and the lines that web answers. Each is a whole state, and
 * the worker repeats the present one twice a second. Times are ms since epoch.
 */
export const destinationTestState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('testing'), phase: destinationTestPhase }),
  z.object({ state: z.literal('passed'), at: z.number(), tookMs: z.number() }),
  z.object({ state: z.literal('failed'), at: z.number(), reason: destinationTestReason }),
]);
export type DestinationTestState = z.infer<typeof destinationTestState>;

/** The job that tests a destination. */
export const testDestinationJob = z.object({ destinationId: z.uuid() });
export type TestDestinationJob = z.infer<typeof testDestinationJob>;
