import { z } from 'zod';

/** What a person is in a Room. */
export const roomRole = z.enum(['host', 'coHost', 'guest', 'viewer']);
export type RoomRole = z.infer<typeof roomRole>;

/** What an account may do in the web app. */
export const userRole = z.enum(['admin', 'creator']);
export type UserRole = z.infer<typeof userRole>;

export const permission = z.enum(['publishCamera', 'publishScreen', 'publishProgram', 'manageStage', 'editScene', 'seeBackstage']);
export type Permission = z.infer<typeof permission>;

export const rolePermissions: Record<RoomRole, readonly Permission[]> = {
  host: ['publishCamera', 'publishScreen', 'publishProgram', 'manageStage', 'editScene', 'seeBackstage'],
  coHost: ['publishCamera', 'publishScreen', 'manageStage', 'editScene', 'seeBackstage'],
  guest: ['publishCamera', 'publishScreen'],
  viewer: [],
};
