import { z } from 'zod';

/** What a person is in a Room. A producer runs the show as a co-host does, and is never on stage. */
export const roomRole = z.enum(['host', 'coHost', 'producer', 'guest', 'viewer']);
export type RoomRole = z.infer<typeof roomRole>;

/** As what an invite lets people in. */
export const inviteRole = z.enum(['guest', 'coHost', 'producer']);
export type InviteRole = z.infer<typeof inviteRole>;

/** What an account may do in the web app. */
export const userRole = z.enum(['admin', 'creator']);
export type UserRole = z.infer<typeof userRole>;

export const permission = z.enum([
  'publishCamera',
  'publishMicrophone',
  'publishScreen',
  'publishProgram',
  'manageStage',
  'editScene',
  'seeBackstage',
]);
export type Permission = z.infer<typeof permission>;

export const rolePermissions: Record<RoomRole, readonly Permission[]> = {
  host: ['publishCamera', 'publishMicrophone', 'publishScreen', 'publishProgram', 'manageStage', 'editScene', 'seeBackstage'],
  coHost: ['publishCamera', 'publishMicrophone', 'publishScreen', 'manageStage', 'editScene', 'seeBackstage'],
  producer: ['publishMicrophone', 'manageStage', 'editScene', 'seeBackstage'],
  guest: ['publishCamera', 'publishMicrophone', 'publishScreen'],
  viewer: [],
};
