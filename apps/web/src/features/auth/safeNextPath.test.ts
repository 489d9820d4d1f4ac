import { expect, test } from 'vitest';
import { safeNextPath } from './safeNextPath.ts';

test.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', '', undefined, ['/a', '/b']])(
  '%s leads to the dashboard',
  (wanted) => {
    expect(safeNextPath(wanted)).toBe('/');
  },
);

test('a path of this app is kept, with its query', () => {
  expect(safeNextPath('/admin/settings?section=users')).toBe('/admin/settings?section=users');
});
