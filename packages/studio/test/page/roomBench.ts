import type { ProgramSizeId, RoomAdmission, Scene } from '@footlight/contracts';
import { DeviceSelection, GuestSession, StudioSession } from '../../src/index.ts';

let devices: DeviceSelection | undefined;
let studio: StudioSession | undefined;
let guest: GuestSession | undefined;

declare global {
  interface Window {
    /** Given by the test: signs a token for the Room. */
    getAdmission(role: 'host' | 'guest'): Promise<RoomAdmission>;
  }
}

export async function openStudio({
  programSize,
  compositor,
  withDevices = true,
}: {
  programSize: ProgramSizeId;
  compositor?: 'worker' | 'mainThread';
  withDevices?: boolean;
}) {
  devices = new DeviceSelection();
  if (withDevices) await Promise.all([devices.openCamera(), devices.openMicrophone()]);
  studio = await StudioSession.create({
    getAdmission: () => window.getAdmission('host'),
    programSize,
    devices,
    ...(compositor && { compositor }),
  });
  await studio.join();
  return studio.room.state.getSnapshot().self;
}

export const getStudio = (): StudioSession => {
  if (!studio) throw new Error('no studio is open');
  return studio;
};

export async function openGuest() {
  devices = new DeviceSelection();
  await Promise.all([devices.openCamera(), devices.openMicrophone()]);
  guest = await GuestSession.create({ getAdmission: () => window.getAdmission('guest'), devices });
  await guest.join();
  return guest.room.state.getSnapshot().self;
}

export const getGuest = (): GuestSession => {
  if (!guest) throw new Error('no guest is here');
  return guest;
};

export const updateScene = (change: Partial<Scene>): Promise<void> => getStudio().updateScene(change);
export const startProgram = (): Promise<void> => getStudio().startProgram();
export const getHealth = () => getStudio().health.getSnapshot();

/** The Room as plain data. */
export function describeRoom(who: 'studio' | 'guest') {
  const { connection, closed, peers, scene, remoteTracks, joinCount } = (
    who === 'studio' ? getStudio() : getGuest()
  ).room.state.getSnapshot();
  return {
    connection,
    closed,
    peers,
    scene,
    joinCount,
    tracks: remoteTracks.map(({ peerId, source, paused, track }) => ({ peerId, source, paused, muted: track.muted })),
  };
}

export async function closeAll(): Promise<void> {
  await Promise.all([studio?.close(), guest?.close()]);
  await Promise.all([studio?.close(), guest?.close()]);
  devices?.close();
  studio = undefined;
  guest = undefined;
}
