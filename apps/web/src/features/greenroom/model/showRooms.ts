import type { RoomAdmission } from '@footlight/contracts';
import type { DeviceSelection, GuestSession } from '@footlight/studio';
import type { ComponentType } from 'react';

/** What the page behind a link shows to those who run the show. Given from outside, since a guest needs none of it. */
export interface ShowRooms {
  /** For co-hosts and producers. */
  coHost: ComponentType<{
    session: GuestSession;
    devices: DeviceSelection;
    broadcastId: string;
    /** The show was handed to whoever is here. */
    onHanded: () => void;
  }>;
  /** For whom the show was handed to. */
  host: ComponentType<{
    broadcastId: string;
    hostName: string;
    requestAdmission: () => Promise<RoomAdmission>;
    /** It was handed over just now: its picture should not wait for another press. */
    entersAtOnce: boolean;
  }>;
}
