import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { sendRecording } from './server.ts';

let backend: Backend;
let folder: string;
let ownerId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  await writeFile(join(folder, 'show.mp4'), '0123456789');
  await writeFile(`${folder}-outside.mp4`, 'secret');
  backend = createTestBackend({ RECORDINGS_DIR: folder });
  ({ id: ownerId } = await createTestUser(backend));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(`${folder}-outside.mp4`);
  await backend.close();
});

async function recording(file: string): Promise<string> {
  const egressId = randomUUID();
  const { id: broadcastId } = await backend.database.broadcast.create({
    data: { ownerId, title: 'A "show" – über', state: 'ended', egressId },
  });
  const output = { kind: 'recording', name: 'Recording', platform: 'file', state: 'ended', file } as const;
  const egress = await backend.database.egress.create({
    data: { id: egressId, broadcastId, outputs: { create: output } },
    include: { outputs: true },
  });
  return egress.outputs[0]?.id ?? '';
}

test('sends the whole file under the show’s title', async () => {
  const response = await sendRecording(backend, { outputId: await recording('show.mp4'), ownerId, range: null });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="A _show_ _ _ber.mp4"; filename*=UTF-8''${encodeURIComponent('A "show" – über.mp4')}`,
  );
  expect(await response.text()).toBe('0123456789');
});

test('sends a part', async () => {
  const outputId = await recording('show.mp4');
  const response = await sendRecording(backend, { outputId, ownerId, range: 'bytes=2-4' });
  expect([response.status, response.headers.get('content-range'), await response.text()]).toEqual([206, 'bytes 2-4/10', '234']);
  expect((await sendRecording(backend, { outputId, ownerId, range: 'bytes=50-' })).status).toBe(416);
});

test('others’ recordings, missing files and paths that lead out do not exist', async () => {
  const other = await createTestUser(backend, 'admin');
  const cases = [
    { outputId: await recording('show.mp4'), ownerId: other.id },
    { outputId: await recording('gone.mp4'), ownerId },
    { outputId: await recording(`../${folder.split('/').at(-1)}-outside.mp4`), ownerId },
    { outputId: randomUUID(), ownerId },
  ];
  for (const request of cases)
    await expect(sendRecording(backend, { ...request, range: null })).rejects.toMatchObject({ code: 'notFound' });
});
