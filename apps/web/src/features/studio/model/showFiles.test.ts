import { expect, it } from 'vitest';
import { filesOfShow, ownFiles } from './showFiles.ts';

it('leads those with a seat through the show, and the owner to their own library', () => {
  const { clipUrlOf, pictureUrlOf } = filesOfShow('b1');
  expect(clipUrlOf('a1')).toBe('/api/broadcasts/b1/media/a1');
  expect(pictureUrlOf('/api/brand/images/logo?v=7')).toBe('/api/broadcasts/b1/brand/images/logo?v=7');
  expect(pictureUrlOf('/elsewhere.png')).toBe('/elsewhere.png');
  expect([ownFiles.clipUrlOf('a1'), ownFiles.pictureUrlOf('/api/brand/images/logo?v=7')]).toEqual([
    '/api/media/a1',
    '/api/brand/images/logo?v=7',
  ]);
});
