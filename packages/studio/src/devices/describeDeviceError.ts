import type { TrackStatus } from './types.ts';

export type DeviceKind = 'camera' | 'microphone';

export interface DeviceProblem {
  status: Extract<TrackStatus, 'denied' | 'missing' | 'inUse'>;
  message: string;
}

/**
 * What went wrong with a device, and what to do, in plain words.
 *
 * @param errorName `name` of the DOMException that getUserMedia gave (Media Capture and Streams, section 9.2).
 */
export function describeDeviceError(kind: DeviceKind, errorName: string): DeviceProblem {
  switch (errorName) {
    case 'NotAllowedError':
    case 'SecurityError':
      return {
        status: 'denied',
        message: `The ${kind} is blocked. Allow it with the icon beside the address, and in the system’s privacy settings, then try again.`,
      };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { status: 'missing', message: `No ${kind} was found. Plug one in, then try again.` };
    case 'NotReadableError':
    case 'AbortError':
      return { status: 'inUse', message: `The ${kind} is held by another program. Close that program, then try again.` };
    default:
      return { status: 'inUse', message: `The ${kind} could not be started. Unplug it and plug it in again, or restart the browser.` };
  }
}

/** Browsers hide cameras and microphones from pages that came over plain http, this machine's own excepted. */
export const describeInsecureContext = (kind: DeviceKind): DeviceProblem => ({
  status: 'denied',
  message: `The browser gives the ${kind} only to https pages. Open the studio by its https address, or on this machine by localhost.`,
});

export const describeLost = (label: string, kind: DeviceKind): string =>
  `${label || `The ${kind}`} was unplugged or taken away. Plug it in again, or choose another ${kind}.`;

export const describeAwaited = (label: string, kind: DeviceKind): string =>
  `${label || `The ${kind}`} was unplugged or taken away. It comes back when it is plugged in again.`;

export const describeReplaced = (lostLabel: string, { label, kind }: { label: string; kind: DeviceKind }): string =>
  `${lostLabel || `The ${kind}`} was unplugged. ${label || `Another ${kind}`} is used now.`;
