import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { PortAllocator } from './PortAllocator.ts';
import { ReportRelay } from './ReportRelay.ts';

test('an ingest gets the browser’s report as RTCP, and the relay’s port is given back', async () => {
  const ports = new PortAllocator({ ip: '127.0.0.1', minPort: 45_300, maxPort: 45_303 });
  const relay = await ReportRelay.open({ ip: '127.0.0.1', ports });
  const ingest = createSocket('udp4').bind(0, '127.0.0.1');
  await once(ingest, 'listening');
  const arrival = once(ingest, 'message');
  relay.send(
    { ntpSeconds: 0xe0000001, ntpFraction: 0x80000000, rtpTimestamp: 0xfffffff0 },
    { rtcpPort: ingest.address().port, ssrc: 0xdeadbeef },
  );
  const [packet] = await arrival;
  expect(packet.toString('hex')).toBe(['80c80006', 'deadbeef', 'e0000001', '80000000', 'fffffff0', '00000000', '00000000'].join(''));
  ingest.close();
  await ports.allocate();
  await expect(ports.allocate()).rejects.toThrow('no free UDP port');
  relay.close();
  await expect(ports.allocate()).resolves.toBe(relay.port);
});
