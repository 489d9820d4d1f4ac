import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:net';
import { SetupError } from '../../bootstrap/SetupError.mjs';

export type Protocol = 'tcp' | 'udp';

interface PortQuestion {
  port: number;
  /** Undefined: every address. */
  host?: string | undefined;
  protocol?: Protocol;
}

/** True when the port can be bound now. */
export async function isPortFree({ port, host, protocol = 'tcp' }: PortQuestion): Promise<boolean> {
  if (protocol === 'udp') return await isUdpPortFree(port, host);
  const server = await tryListen(port, host);
  if (!server) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

/** @throws SetupError that names the port and the variable that moves it. */
export async function assertPortFree({ variable, use, ...question }: PortQuestion & { variable: string; use: string }): Promise<void> {
  if (await isPortFree(question)) return;
  const { port, protocol = 'tcp' } = question;
  throw new SetupError(
    `${protocol.toUpperCase()} port ${port} (${use}) is taken by another program: end that program, or set ${variable} to another port.`,
  );
}

/** The preferred port when it is free, else one the system chooses. */
export async function chooseLoopbackPort(preferred: number): Promise<number> {
  if (await isPortFree({ port: preferred, host: '127.0.0.1' })) return preferred;
  const server = await tryListen(0, '127.0.0.1');
  const address = server?.address();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  if (!address || typeof address === 'string') throw new SetupError('No TCP port is free on 127.0.0.1.');
  return address.port;
}

/** @returns undefined when the port is taken or not ours to bind. */
export async function tryListen(port: number, host?: string): Promise<Server | undefined> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () => resolve(server));
  });
}

async function isUdpPortFree(port: number, host = '0.0.0.0'): Promise<boolean> {
  const socket = createSocket('udp4');
  return await new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}
