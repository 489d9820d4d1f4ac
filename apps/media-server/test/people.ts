import type { MediaSource, RequestResult, RoomRole } from '@footlight/contracts';
import type { RoomTokenGrant } from '@footlight/server-kit/roomToken';
import { h264Parameters, opusParameters, receiverCapabilities } from './rtpParameters.ts';
import { grantToken, type TestServer } from './startTestServer.ts';
import { TestClient } from './TestClient.ts';

/** Someone who joined a Room. */
export interface Person {
  client: TestClient;
  peerId: string;
  joined: RequestResult<'join'>;
}

type JoinOptions = Partial<RoomTokenGrant> & { role?: RoomRole; takeOver?: boolean };

export async function joinAs(server: Pick<TestServer, 'url' | 'env'>, { takeOver = false, ...grant }: JoinOptions = {}): Promise<Person> {
  const client = await TestClient.connect(server.url, { token: await grantToken(server, grant) });
  const joined = await client.request('join', { takeOver });
  return { client, peerId: joined.self.peerId, joined };
}

const parametersOf = (source: MediaSource) =>
  ['microphone', 'screenAudio', 'clipAudio', 'programAudio'].includes(source) ? opusParameters() : h264Parameters();

/** Opens a send transport and sends the sources. @returns producer ids in their order. */
export async function publish({ client }: Person, ...sources: MediaSource[]): Promise<string[]> {
  const { transportId } = await client.request('createWebRtcTransport', { direction: 'send' });
  const producerIds: string[] = [];
  for (const source of sources) {
    const { producerId } = await client.request('produce', { transportId, source, rtpParameters: parametersOf(source) });
    producerIds.push(producerId);
  }
  return producerIds;
}

/** Opens a receive transport and takes one producer. */
export async function receive({ client }: Person, producerId: string): Promise<RequestResult<'consume'>> {
  const { transportId } = await client.request('createWebRtcTransport', { direction: 'recv' });
  return await client.request('consume', { transportId, producerId, rtpCapabilities: receiverCapabilities() });
}

/** What a person was told, in its order. */
export const eventsOf = ({ client }: Person) => client.notifications.map(({ event }) => event);

/** A request's answer comes after everything the server said before it. */
export const settle = async ({ client }: Person) => await client.request('renameSelf', { name: 'Settled' });
