import { describe, expect, it } from 'vitest';
import type { InviteView } from '../../broadcasts/index.ts';
import { describeInvite } from './describeInvite.ts';

const invite: InviteView = {
  id: '0',
  role: 'guest',
  label: '',
  maxUses: 1,
  uses: 0,
  expiresAt: 24 * 3_600_000,
  revokedAt: null,
  createdAt: 0,
  state: 'open',
};

describe('an open link in words', () => {
  it('tells for whom and how long', () => {
    expect(describeInvite(invite, 0)).toBe('For one person, 24 h left');
    expect(describeInvite({ ...invite, label: 'Anna', role: 'coHost' }, 0)).toBe('Co-host, for one person, 24 h left');
  });

  it('counts uses, minutes and days', () => {
    expect(describeInvite({ ...invite, maxUses: 10, uses: 3 }, 23.5 * 3_600_000)).toBe('3 of 10 used, 30 min left');
    expect(describeInvite({ ...invite, expiresAt: 7 * 24 * 3_600_000 }, 0)).toBe('For one person, 7 days left');
  });
});
