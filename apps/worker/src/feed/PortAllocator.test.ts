import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { parseBoundPorts, waitForBoundPorts } from './boundPorts.ts';
import { NoFreePortError, PortAllocator } from './PortAllocator.ts';

test('ports are even, within the range, and never handed out twice while in use', async () => {
  const ports = new PortAllocator({ ip: '127.0.0.1', minPort: 45_101, maxPort: 45_120 });
  const found = [];
  for (let count = 0; count < 9; count += 1) found.push(await ports.allocate());
  expect(new Set(found).size).toBe(9);
  expect(found.every((port) => port % 2 === 0 && port >= 45_102 && port + 1 <= 45_120)).toBe(true);
  await expect(ports.allocate()).rejects.toThrow(NoFreePortError);
  ports.release(found[3] ?? 0);
  expect(await ports.allocate()).toBe(found[3]);
});

test('a port that somebody else has is passed over, also when it is the RTCP port', async () => {
  const other = createSocket('udp4').bind(45_203, '127.0.0.1');
  await once(other, 'listening');
  const ports = new PortAllocator({ ip: '127.0.0.1', minPort: 45_200, maxPort: 45_205 });
  expect([await ports.allocate(), await ports.allocate()].sort()).toEqual([45_200, 45_204]);
  other.close();
});

test('a bound port is seen in the kernel’s table', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  await waitForBoundPorts([socket.address().port], { signal: AbortSignal.timeout(5000) });
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  await expect(waitForBoundPorts([port], { signal: AbortSignal.timeout(50) })).rejects.toThrow();
});

test('the table is read by its second column', () => {
  const table = '  sl  local_address rem_address\n  12: 0100007F:A410 00000000:0000 07 0\n  13: 00000000:0035 00000000:0000 07 0\n';
  expect([...parseBoundPorts(table)]).toEqual([0xa410, 53]);
});
