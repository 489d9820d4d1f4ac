import { describe, expect, it } from 'vitest';
import { backgroundIdOf, backgroundIds, backgroundOf } from './backgrounds.ts';

describe('backgrounds', () => {
  it.each(backgroundIds)('%s is found again by what it shows', (id) => {
    expect(backgroundIdOf(backgroundOf(id, new Blob()))).toBe(id);
  });

  it('shows the camera as it is while the own picture is not there', () => {
    expect(backgroundOf('own', undefined)).toEqual({ kind: 'none' });
  });
});
