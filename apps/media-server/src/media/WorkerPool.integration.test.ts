import { afterEach, expect, test } from 'vitest';
import { joinAs, publish, receive } from '../../test/people.ts';
import { startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { until } from '../../test/until.ts';

let server: TestServer | undefined;
afterEach(async () => await server?.server.close());

const start = async (mediaWorkers: number) => {
  server = await startTestServer({ env: { MEDIASOUP_WORKERS: mediaWorkers } });
  return { server, pool: server.server.pool };
};

test('puts each room on the least loaded media worker', async () => {
  const { server, pool } = await start(2);
  const [firstPid, secondPid] = pool.pids;
  expect(firstPid).not.toBe(secondPid);
  const host = await joinAs(server, { roomId: 'one', role: 'host' });
  await publish(host, 'camera');
  const other = await joinAs(server, { roomId: 'two', role: 'host' });
  process.kill(firstPid ?? 0, 'SIGKILL');
  await host.client.waitFor('mediaRestarted');
  expect(other.client.notifications).toEqual([]);
});

test('a media worker that dies mid-show is replaced, and everyone builds their media again in the same room', async () => {
  const { server, pool } = await start(1);
  const roomId = crypto.randomUUID();
  const host = await joinAs(server, { roomId, role: 'host' });
  const guest = await joinAs(server, { roomId, peerId: 'guest' });
  const [cameraId = ''] = await publish(host, 'camera', 'programVideo', 'programAudio');
  const { consumerId } = await receive(guest, cameraId);
  const [pid = 0] = pool.pids;
  process.kill(pid, 'SIGKILL');

  await guest.client.waitFor('consumerClosed', (data) => data.consumerId === consumerId);
  await guest.client.waitFor('producerClosed', ({ producerId }) => producerId === cameraId);
  const { routerRtpCapabilities } = await guest.client.waitFor('mediaRestarted');
  expect(routerRtpCapabilities).toEqual(host.joined.routerRtpCapabilities);
  await host.client.waitFor('mediaRestarted');
  expect(guest.client.notifications.map(({ event }) => event)).not.toContain('peerLeft');
  expect(pool.pids).toHaveLength(1);
  expect(pool.pids).not.toContain(pid);
  expect(pool.totals).toEqual({ routers: 1, transports: 0, producers: 0, consumers: 0 });

  const [again = ''] = await publish(host, 'camera');
  await guest.client.waitFor('producerAdded', ({ producer }) => producer.producerId === again);
  expect(await receive(guest, again)).toMatchObject({ producerId: again });
  const metrics = await (await fetch(`${server.httpUrl}/metrics`)).text();
  expect(metrics).toMatch(/footlight_media_worker_deaths_total\{[^}]*\} 1/);
});

test('while every media worker is down people may join, are refused media with a reason, and get it when one is back', async () => {
  const { server, pool } = await start(1);
  const roomId = crypto.randomUUID();
  const host = await joinAs(server, { roomId, role: 'host' });
  process.kill(pool.pids[0] ?? 0, 'SIGKILL');
  await until('the death', () => pool.aliveCount === 0);
  const guest = await joinAs(server, { roomId });
  await expect(guest.client.request('createWebRtcTransport', { direction: 'recv' })).rejects.toMatchObject({ code: 'mediaUnavailable' });
  expect(await (await fetch(`${server.httpUrl}/health`)).json()).toMatchObject({
    status: 'degraded',
    problems: { mediaWorkers: '0 of 1 running' },
  });
  await guest.client.waitFor('mediaRestarted');
  expect(await publish(guest, 'camera')).toHaveLength(1);
  await host.client.waitFor('producerAdded');
});
