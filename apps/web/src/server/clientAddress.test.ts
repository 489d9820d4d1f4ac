import { expect, test } from 'vitest';
import { clientAddress } from './clientAddress.ts';

const headers = new Headers({ 'x-forwarded-for': '6.6.6.6, 10.0.0.1, 10.0.0.2' });

test.each([
  [0, '10.0.0.2'],
  [1, '10.0.0.2'],
  [2, '10.0.0.1'],
  [9, '6.6.6.6'],
])('behind %d proxies the address is %s', (proxies, address) => {
  expect(clientAddress(headers, proxies)).toBe(address);
});

test('without the header it is unknown', () => {
  expect(clientAddress(new Headers(), 1)).toBe('unknown');
});
