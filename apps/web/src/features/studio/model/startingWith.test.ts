import type { RoomAdmission } from '@footlight/contracts';
import { expect, it } from 'vitest';
import { startingWith } from './startingWith.ts';

const admission = (token: string): RoomAdmission => ({ url: 'ws://m', token, peerId: 'p', role: 'host', serverId: 's' });

it('gives an admission once, since its token is good for one entry', async () => {
  const getAdmission = startingWith(admission('first'), async () => admission('next'));
  expect([await getAdmission(), await getAdmission(), await getAdmission()].map(({ token }) => token)).toEqual(['first', 'next', 'next']);
});
