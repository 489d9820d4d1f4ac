import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** TLS in front of a plain server, with a certificate of its own that names `localhost`. */
export class TlsFront {
  readonly port: number;
  /** PEM file to trust. */
  readonly certificateFile: string;
  readonly #server: Server;
  readonly #sockets: ReadonlySet<Socket>;

  private constructor(parts: { port: number; certificateFile: string; server: Server; sockets: ReadonlySet<Socket> }) {
    this.port = parts.port;
    this.certificateFile = parts.certificateFile;
    this.#server = parts.server;
    this.#sockets = parts.sockets;
  }

  /** @param folder an existing one, for key and certificate. */
  static async start({ folder, targetPort }: { folder: string; targetPort: number }): Promise<TlsFront> {
    const [keyFile, certificateFile] = [join(folder, 'front-key.pem'), join(folder, 'front-certificate.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', keyFile, '-out', certificateFile];
    await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...subject]);
    const sockets = new Set<Socket>();
    const server = createServer({ key: await readFile(keyFile), cert: await readFile(certificateFile) }, (near) => {
      sockets.add(near);
      const far = connect({ port: targetPort, host: '127.0.0.1' });
      near.on('error', () => far.destroy()).on('close', () => far.destroy());
      far.on('error', () => near.destroy()).on('close', () => near.destroy());
      near.pipe(far).pipe(near);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new TlsFront({ port: address.port, certificateFile, server, sockets });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
