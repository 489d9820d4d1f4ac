import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { PortBlock } from './PortBlock.ts';
import { assertPortFree, chooseLoopbackPort, isPortFree, tryListen } from './ports.ts';

async function occupy() {
  const server = await tryListen(0, '127.0.0.1');
  if (!server) throw new Error('no port');
  const { port } = server.address() as AddressInfo;
  return { port, close: () => server.close() };
}

it('keeps a preferred port that is free, and takes another one when it is not', async () => {
  const taken = await occupy();
  expect(await chooseLoopbackPort(taken.port)).not.toBe(taken.port);
  taken.close();
  expect(await chooseLoopbackPort(taken.port)).toBe(taken.port);
});

it('names the port and the variable to change', async () => {
  const taken = await occupy();
  await expect(assertPortFree({ port: taken.port, variable: 'WEB_PORT', use: 'the web app' })).rejects.toThrow(
    `TCP port ${taken.port} (the web app) is taken by another program: end that program, or set WEB_PORT to another port.`,
  );
  taken.close();
});

it('sees a taken UDP port', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  expect(await isPortFree({ port, protocol: 'udp', host: '127.0.0.1' })).toBe(false);
  await new Promise<void>((resolve) => socket.close(resolve));
  expect(await isPortFree({ port, protocol: 'udp', host: '127.0.0.1' })).toBe(true);
});

it('never gives two stacks the same ports', async () => {
  const blocks = await Promise.all([1, 2, 3, 4].map(() => PortBlock.claim()));
  const ranges = blocks.map((block) => [block.port('web'), block.port('workerRtpMax')] as const).sort(([a], [b]) => a - b);
  ranges.reduce(([, before], next) => {
    expect(next[0]).toBeGreaterThan(before);
    return next;
  });
  for (const block of blocks) block.close();
});
