import { mediaSource, type Permission, placement, rolePermissions, roomRole } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maySee } from './visibility.ts';

const sources = fc.constantFrom(...mediaSource.options);
const placements = fc.constantFrom(...placement.options);
const viewers = fc.constantFrom(...roomRole.options).map((role) => ({ peerId: 'viewer', permissions: rolePermissions[role] }));

test('nobody but a tap gets the Program, and nobody gets their own media', () => {
  fc.assert(
    fc.property(viewers, placements, sources, (viewer, where, source) => {
      expect(maySee(viewer, { peerId: 'viewer', placement: where }, source)).toBe(false);
      if (source.startsWith('program')) expect(maySee(viewer, { peerId: 'owner', placement: where }, source)).toBe(false);
    }),
  );
});

test('a clip is for everyone else, wherever the host is who plays it', () => {
  fc.assert(
    fc.property(viewers, placements, fc.constantFrom('clip' as const, 'clipAudio' as const), (viewer, where, source) => {
      expect(maySee(viewer, { peerId: 'owner', placement: where }, source)).toBe(true);
    }),
  );
});

test('on stage is for everyone, backstage for those who may look there', () => {
  const owner = { peerId: 'owner', placement: 'backstage' } as const;
  const may = (permissions: readonly Permission[]) => maySee({ peerId: 'viewer', permissions }, owner, 'camera');
  expect([may(rolePermissions.host), may(rolePermissions.coHost), may(rolePermissions.guest), may(rolePermissions.viewer)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(maySee({ peerId: 'viewer', permissions: [] }, { ...owner, placement: 'onStage' }, 'microphone')).toBe(true);
});
