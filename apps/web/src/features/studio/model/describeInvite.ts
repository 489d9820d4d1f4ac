import { type InviteView, inviteRoleNames } from '../../broadcasts/index.ts';

/** Role, uses and time left of an open link. @param nowMs ms since epoch. */
export function describeInvite({ role, label, uses, maxUses, expiresAt }: InviteView, nowMs: number): string {
  const parts = [
    ...(label !== '' ? [inviteRoleNames[role]] : []),
    maxUses === 1 ? 'for one person' : `${uses} of ${maxUses} used`,
    describeRest(expiresAt - nowMs),
  ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeRest(restMs: number): string {
  const hours = restMs / 3_600_000;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min left`;
  return hours < 48 ? `${Math.round(hours)} h left` : `${Math.round(hours / 24)} days left`;
}
