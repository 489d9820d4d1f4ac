import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { handOverRig, readHandedOverRig } from './env.ts';
import type { FakeDevices } from './fakeDevices.ts';
import type { Rig } from './Rig.ts';

const schema = z.object({
  webUrl: z.url(),
  mediaUrl: z.url(),
  workerUrl: z.url(),
  setupCode: z.string(),
  databaseUrl: z.string(),
  redisUrl: z.string(),
  folder: z.string(),
  /** The process that started everything. */
  rootPid: z.number().int(),
  platforms: z.array(z.object({ name: z.string(), serverUrl: z.string(), receivedFolder: z.string() })),
  /** Files that the browser's camera and microphone play. */
  devices: z.object({ cameraFile: z.string(), microphoneFile: z.string() }),
  /** The first admin, whom the first spec signs up. */
  admin: z.object({ name: z.string(), email: z.string(), password: z.string() }),
  /** A stream key that every platform refuses. */
  refusedKey: z.string(),
});

/** A rig as another process knows it. */
export type RigDescription = z.infer<typeof schema>;

export function describeRig({ rig, refusedKey, devices }: { rig: Rig; refusedKey: string; devices: FakeDevices }): void {
  const { stack, folder, platforms } = rig;
  const description: RigDescription = {
    webUrl: stack.webUrl,
    mediaUrl: stack.mediaUrl,
    workerUrl: stack.workerUrl,
    setupCode: stack.setupCode,
    databaseUrl: stack.databaseUrl,
    redisUrl: stack.redisUrl,
    folder,
    rootPid: process.pid,
    platforms: platforms.map(({ name, serverUrl, receivedFolder }) => ({ name, serverUrl, receivedFolder })),
    admin: { name: 'Ada Admin', email: 'ada@footlight.test', password: randomBytes(12).toString('base64url') },
    devices,
    refusedKey,
  };
  handOverRig(JSON.stringify(description));
}

/** @throws Error when no rig was set up. */
export const readRigDescription = (): RigDescription => schema.parse(JSON.parse(readHandedOverRig() ?? 'null'));
