import type { Placement } from '@footlight/contracts';
import type { RoomState } from '@footlight/studio';
import { describe, expect, it } from 'vitest';
import { deriveGuestPhase, describeGuestNews, isOver } from './guestPhase.ts';

type Input = Parameters<typeof deriveGuestPhase>[0];

const selfAt = (placement: Placement, mutedByHost = false): RoomState['self'] => ({
  peerId: 'g1',
  name: 'Anna',
  role: 'guest',
  placement,
  connected: true,
  mutedByHost,
  permissions: ['publishCamera', 'publishScreen'],
});
const room = (change: Partial<Input> = {}): Input => ({
  connection: 'connected',
  closed: null,
  self: selfAt('backstage'),
  broadcast: { state: 'ready', startedAt: null },
  ...change,
});
const live = { state: 'live', startedAt: 1 } as const;

describe('where a guest is', () => {
  it('waits while there is no place yet', () => {
    expect(deriveGuestPhase(room({ connection: 'connecting', self: null }))).toEqual({ kind: 'connecting' });
  });

  it('follows the placement and the show', () => {
    expect(deriveGuestPhase(room())).toEqual({ kind: 'backstage', live: false });
    expect(deriveGuestPhase(room({ self: selfAt('onStage'), broadcast: live }))).toEqual({ kind: 'onStage', live: true });
  });

  it.each([
    ['left', 'left'],
    ['removedFromRoom', 'removed'],
    ['bannedFromShow', 'banned'],
    ['alreadyInStudio', 'displaced'],
    ['broadcastEnded', 'ended'],
    ['serverFull', 'closed'],
  ] as const)('tells %s as %s', (code, kind) => {
    expect(deriveGuestPhase(room({ connection: 'closed', closed: { code, message: 'why' } })).kind).toBe(kind);
  });

  it.each(['notFound', 'left'] as const)('says ended when the room closed after the show: %s', (code) => {
    const ended = room({ connection: 'closed', closed: { code, message: '' }, broadcast: { state: 'ended', startedAt: 1 } });
    expect(deriveGuestPhase(ended)).toEqual({ kind: 'ended' });
    expect(isOver(deriveGuestPhase(ended))).toBe(true);
  });
});

describe('what a guest is told', () => {
  it('says when the host brings one on, on air or not', () => {
    expect(describeGuestNews(room(), room({ self: selfAt('onStage') }))).toBe('You are on stage.');
    expect(describeGuestNews(room({ broadcast: live }), room({ self: selfAt('onStage'), broadcast: live }))).toBe('You are on air.');
  });

  it('says when the show begins while on stage', () => {
    expect(describeGuestNews(room({ self: selfAt('onStage') }), room({ self: selfAt('onStage'), broadcast: live }))).toBe(
      'The show is live. You are on air.',
    );
  });

  it('says when one is moved backstage, muted and let speak', () => {
    expect(describeGuestNews(room({ self: selfAt('onStage') }), room())).toMatch(/^You are backstage again/);
    expect(describeGuestNews(room(), room({ self: selfAt('backstage', true) }))).toBe('The host muted you.');
    expect(describeGuestNews(room({ self: selfAt('backstage', true) }), room())).toBe('The host lets you speak again.');
  });

  it('says when the connection goes and returns', () => {
    const away = room({ connection: 'reconnecting' });
    expect(describeGuestNews(room(), away)).toBe('The connection was lost. Reconnecting.');
    expect(describeGuestNews(away, room())).toBe('You are connected again.');
  });

  it('is silent when nothing changed', () => {
    expect(describeGuestNews(room(), room())).toBeNull();
  });
});
