import { expect, test } from 'vitest';
import { RoomDoor } from './RoomDoor.ts';

test('who is banned stays out, who was removed unheard is told once, and a given name stays', () => {
  const door = new RoomDoor();
  door.ban('b');
  door.tellWhenBack('r');
  door.giveName('g', 'Grace');
  for (let tries = 0; tries < 2; tries += 1)
    expect(() => door.assertMayEnter('b')).toThrow(expect.objectContaining({ code: 'bannedFromShow' }));
  expect(() => door.assertMayEnter('r')).toThrow(expect.objectContaining({ code: 'removedFromRoom' }));
  expect(() => door.assertMayEnter('r')).not.toThrow();
  expect(() => door.assertMayEnter('g')).not.toThrow();
  expect(door.findGivenName('g')).toBe('Grace');
});

test('of more people than it remembers the oldest is forgotten, and nobody else', () => {
  const door = new RoomDoor();
  for (let index = 0; index <= 1000; index += 1) door.ban(`p${index}`);
  expect(() => door.assertMayEnter('p0')).not.toThrow();
  for (const peerId of ['p1', 'p1000']) expect(() => door.assertMayEnter(peerId)).toThrow();
});
