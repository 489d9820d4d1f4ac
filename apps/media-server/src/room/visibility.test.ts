import { mediaSource, type Placement, placement, type RoomRole, rolePermissions, roomRole } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maySee } from './visibility.ts';

const sources = fc.constantFrom(...mediaSource.options);
const placements = fc.constantFrom(...placement.options);
const viewers = fc.record({ peerId: fc.constant('viewer'), placement: placements, role: fc.constantFrom(...roomRole.options) });
const owners = fc.record({ peerId: fc.constant('owner'), placement: placements, talksToStage: fc.boolean() });
const viewerAs = (role: RoomRole, where: Placement = 'backstage') => ({
  peerId: 'viewer',
  placement: where,
  permissions: rolePermissions[role],
});

test('nobody but a tap gets the sound of the Program, who arranges it gets its picture, and nobody gets their own media', () => {
  fc.assert(
    fc.property(viewers, owners, sources, ({ role, placement: where }, owner, source) => {
      const viewer = viewerAs(role, where);
      expect(maySee(viewer, { ...owner, peerId: 'viewer' }, source)).toBe(false);
      expect(maySee(viewer, owner, 'programAudio')).toBe(false);
      expect(maySee(viewer, owner, 'programVerticalVideo')).toBe(false);
      expect(maySee(viewer, owner, 'programVideo')).toBe(['host', 'coHost', 'producer'].includes(role));
    }),
  );
});

test('a clip is for everyone else, wherever the host is who plays it', () => {
  fc.assert(
    fc.property(viewers, owners, fc.constantFrom('clip' as const, 'clipAudio' as const), ({ role, placement: where }, owner, source) => {
      expect(maySee(viewerAs(role, where), owner, source)).toBe(true);
    }),
  );
});

test('on stage is for everyone, backstage for those who may look there', () => {
  const owner = { peerId: 'owner', placement: 'backstage', talksToStage: false } as const;
  const may = (role: RoomRole) => maySee(viewerAs(role), owner, 'camera');
  expect([may('host'), may('coHost'), may('producer'), may('guest'), may('viewer')]).toEqual([true, true, true, false, false]);
  expect(maySee(viewerAs('viewer'), { ...owner, placement: 'onStage' }, 'microphone')).toBe(true);
});

test('those backstage hear each other; on stage one hears of them who speaks to the stage', () => {
  const owner = { peerId: 'owner', placement: 'backstage', talksToStage: false } as const;
  const talking = { ...owner, talksToStage: true };
  expect(maySee(viewerAs('guest'), owner, 'microphone')).toBe(true);
  expect(maySee(viewerAs('guest', 'onStage'), owner, 'microphone')).toBe(false);
  expect(maySee(viewerAs('guest', 'onStage'), talking, 'microphone')).toBe(true);
  for (const source of ['camera', 'screen', 'screenAudio'] as const) expect(maySee(viewerAs('guest'), talking, source)).toBe(false);
});
