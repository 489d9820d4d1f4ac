import { z } from 'zod';
import { type SourceId, sourceIdOf } from './scene.ts';

/** Which of a host's further cameras: the first one is the person's own source. */
export const ownCameraId = z.enum(['2', '3', '4']);
export type OwnCameraId = z.infer<typeof ownCameraId>;

export const ownCameraName = z.string().trim().min(1, 'Give the camera a name.').max(40, 'At most 40 characters.');

/** The source of a host's further camera. No peer has its first part for an id, since those are UUIDs. */
export const ownCameraSourceIdOf = (peerId: string, cameraId: OwnCameraId): SourceId => sourceIdOf(`${peerId}.${cameraId}`, 'camera');
