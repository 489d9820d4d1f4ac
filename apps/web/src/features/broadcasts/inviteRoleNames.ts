import type { InviteRole } from '@footlight/contracts';

/** Roles of invites, as people read them. */
export const inviteRoleNames: Readonly<Record<InviteRole, string>> = { guest: 'Guest', coHost: 'Co-host', producer: 'Producer' };
