import { afterEach, expect, test } from 'vitest';
import { type RtmpScript, RtmpServerSimulator } from '../../test/RtmpServerSimulator.ts';
import { FlvReader, flvFileHeader } from '../continuity/FlvReader.ts';
import type { RtmpPhase } from '../rtmp/RtmpError.ts';
import { blackPictureFrame, blackPictureHeaders } from './blackPicture.ts';
import { tryPublishing } from './tryPublishing.ts';

let server: RtmpServerSimulator | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const attempt = async (script: RtmpScript, signal: AbortSignal = new AbortController().signal) => {
  server = await RtmpServerSimulator.start(script);
  const address = { scheme: 'rtmp' as const, host: '127.0.0.1', ip: '127.0.0.1', port: server.port, app: 'live' };
  const phases: RtmpPhase[] = [];
  const outcome = await tryPublishing({ address, streamKey: 'a-key', signal, onPhase: (phase) => phases.push(phase) }).then(
    () => 'passed',
    (error: unknown) => error,
  );
  await expect.poll(() => server?.connections).toBe(0);
  return { outcome, phases, session: server.sessions[0] };
};

test('a server that takes the key is sent nothing and left', async () => {
  const { outcome, phases, session } = await attempt({});
  expect(outcome).toBe('passed');
  expect(phases).toEqual(['connecting', 'handshaking', 'enteringApp', 'publishing', 'live']);
  expect(session?.media).toEqual([]);
  expect(session?.commands.at(-1)?.name).toBe('deleteStream');
});

test('a server that closes a moment after it took the key has not taken it', async () => {
  const { outcome } = await attempt({
    publish: (session) => {
      session.status('status', 'NetStream.Publish.Start');
      setTimeout(() => session.socket.end(), 100);
    },
  });
  expect(outcome).toMatchObject({ reason: 'keyRejected' });
});

test('a server that waits for a picture is sent a black one until it takes some', async () => {
  const { outcome, session } = await attempt({
    publish: () => undefined,
    media: (one) => {
      if (one.receivedBytes > 8000) one.acknowledge();
    },
  });
  expect(outcome).toBe('passed');
  expect(session?.media.slice(0, 4).map(({ type, body }) => [type, body[1]])).toEqual([
    [9, 0],
    [8, 0],
    [9, 1],
    [8, 1],
  ]);
});

test('a server that answers to nothing is given up', async () => {
  const { outcome } = await attempt({ publish: () => undefined });
  expect(outcome).toMatchObject({ reason: 'serverSilent', phase: 'publishing' });
}, 20_000);

test('a test that is given up leaves at once', async () => {
  const abort = new AbortController();
  const { outcome } = await attempt({ publish: () => abort.abort() }, abort.signal);
  expect(outcome).toMatchObject({ name: 'AbortError' });
});

test('the black picture is FLV', () => {
  const tags = [...blackPictureHeaders(), ...blackPictureFrame(0), ...blackPictureFrame(1)];
  const read = new FlvReader().push(Buffer.concat([flvFileHeader, ...tags.map(({ bytes }) => bytes)]));
  expect(read).toEqual(tags);
  // Keyframes that follow each other must differ in their number.
  expect(tags[2]?.bytes.subarray(11).equals(tags[4]?.bytes.subarray(11) ?? Buffer.alloc(0))).toBe(false);
});
