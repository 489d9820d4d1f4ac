/** A real RTMP server for tests: nginx with libnginx-mod-rtmp, on free ports of 127.0.0.1, recording all it receives. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const moduleFolders = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/usr/local/nginx/modules'];

interface RtmpServerOptions {
  /** An existing folder of the caller's; everything the server writes goes there. */
  folder: string;
  applications: readonly string[];
  /** Stream keys that the server answers with a refusal (on_publish, 403). */
  refuseKeys?: readonly string[];
  /** A port to listen on, for a server that comes back; a free one without it. */
  port?: number;
}

export interface ReceivedStream {
  application: string;
  name: string;
  bytesIn: number;
  publishing: boolean;
}

/** A running server. `close()` is idempotent and ends it, whatever is connected; it throws when the server was gone already. */
export class RtmpServer {
  readonly port: number;
  readonly pid: number;
  /** Keys in the order in which they were published, refused ones too. */
  readonly published: { application: string; key: string; refused: boolean; at: number }[];
  readonly #folder: string;
  readonly #statPort: number;
  readonly #nginx: ChildProcess;
  readonly #callbacks: Server;
  #closed = false;

  constructor(parts: {
    port: number;
    statPort: number;
    folder: string;
    nginx: ChildProcess;
    callbacks: Server;
    published: RtmpServer['published'];
  }) {
    this.port = parts.port;
    this.pid = parts.nginx.pid ?? 0;
    this.published = parts.published;
    this.#folder = parts.folder;
    this.#statPort = parts.statPort;
    this.#nginx = parts.nginx;
    this.#callbacks = parts.callbacks;
    process.once('exit', this.#terminate);
  }

  /** A test that died before its close() leaves no server behind either. */
  readonly #terminate = (): void => {
    this.#nginx.kill('SIGTERM');
  };

  /** Server address of an application, without a stream key. */
  url(application: string): string {
    return `rtmp://127.0.0.1:${this.port}/${application}`;
  }

  /** FLV files received for an application, oldest first; a reconnect begins a new one. nginx names them by stream key. */
  async recordings(application: string): Promise<string[]> {
    const folder = join(this.#folder, 'received', application);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.flv')).map((name) => join(folder, name));
    const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).birthtimeMs })));
    return dated.sort((a, b) => a.at - b.at).map(({ file }) => file);
  }

  /** What the server's own statistics page says of each stream. */
  async streams(): Promise<ReceivedStream[]> {
    const response = await fetch(`http://127.0.0.1:${this.#statPort}/stat`);
    const xml = await response.text();
    const streams: ReceivedStream[] = [];
    for (const [, application = '', body = ''] of xml.matchAll(/<application>\s*<name>([^<]*)<\/name>([\s\S]*?)<\/application>/g)) {
      for (const [, stream = ''] of body.matchAll(/<stream>([\s\S]*?)<\/stream>/g)) {
        const name = /<name>([^<]*)<\/name>/.exec(stream)?.[1] ?? '';
        streams.push({
          application,
          name,
          bytesIn: Number(/<bytes_in>(\d+)<\/bytes_in>/.exec(stream)?.[1] ?? 0),
          publishing: stream.includes('<publishing/>'),
        });
      }
    }
    return streams;
  }

  /** Stops (SIGSTOP) or continues every process of the server: a platform that takes nothing and says nothing. */
  async setSilent(silent: boolean): Promise<void> {
    const signal = silent ? 'SIGSTOP' : 'SIGCONT';
    const children = await readFile(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8');
    for (const pid of [this.pid, ...children.split(' ').filter(Boolean).map(Number)]) process.kill(pid, signal);
  }

  async close(): Promise<void> {
    process.off('exit', this.#terminate);
    this.#callbacks.closeAllConnections();
    this.#callbacks.close();
    if (this.#closed) return;
    this.#closed = true;
    if (this.#nginx.exitCode !== null || this.#nginx.signalCode !== null) {
      const words = await readFile(join(this.#folder, 'error.log'), 'utf8').catch(() => '');
      throw new Error(`nginx ended by itself (${this.#nginx.exitCode ?? this.#nginx.signalCode}): ${words.slice(-2000)}`);
    }
    const exited = once(this.#nginx, 'exit');
    await this.setSilent(false);
    this.#nginx.kill('SIGTERM');
    await exited;
  }
}

/** Starts nginx and resolves when it listens. @throws Error with nginx's own words when it cannot. */
export async function startRtmpServer({ folder, applications, refuseKeys = [], port }: RtmpServerOptions): Promise<RtmpServer> {
  const published: RtmpServer['published'] = [];
  const callbacks = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const key = form.get('name') ?? '';
      const refused = refuseKeys.includes(key);
      published.push({ application: form.get('app') ?? '', key, refused, at: Date.now() });
      response.writeHead(refused ? 403 : 200).end();
    });
  });
  callbacks.listen(0, '127.0.0.1');
  await once(callbacks, 'listening');
  const address = callbacks.address();
  if (address === null || typeof address === 'string') throw new Error('no callback port');
  const [rtmpPort, statPort] = [port ?? (await findFreePort()), await findFreePort()];
  await mkdir(join(folder, 'tmp'), { recursive: true });
  for (const application of applications) await mkdir(join(folder, 'received', application), { recursive: true });
  const configuration = join(folder, 'nginx.conf');
  await writeFile(
    configuration,
    buildConfiguration({ folder, applications, rtmpPort, statPort, callbackPort: address.port, module: await findModule() }),
  );
  // The kernel stops it when this process is killed, so that no test leaves it behind.
  const nginx = spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', '--', 'nginx', '-p', folder, '-c', configuration, '-e', join(folder, 'error.log')],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let words = '';
  nginx.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    words += chunk;
  });
  const server = new RtmpServer({ port: rtmpPort, statPort, folder, nginx, callbacks, published });
  const deadline = Date.now() + 10_000;
  while (!(await isListening(rtmpPort))) {
    if (nginx.exitCode !== null || Date.now() > deadline) {
      await server.close();
      throw new Error(`nginx did not start: ${words}`);
    }
    await delay(20);
  }
  return server;
}

interface ConfigurationParts {
  folder: string;
  applications: readonly string[];
  rtmpPort: number;
  statPort: number;
  callbackPort: number;
  module: string;
}

function buildConfiguration({ folder, applications, rtmpPort, statPort, callbackPort, module }: ConfigurationParts): string {
  const blocks = applications.map(
    (application) => `    application ${application} {
      live on;
      wait_key off;
      on_publish http://127.0.0.1:${callbackPort}/publish;
      record all;
      record_path ${join(folder, 'received', application)};
      record_unique on;
      record_suffix .flv;
    }`,
  );
  // As root, nginx's workers would change to an account that cannot write into the caller's folder.
  return `load_module ${module};
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log ${join(folder, 'error.log')} warn;
events { worker_connections 256; }
rtmp {
  server {
    listen 127.0.0.1:${rtmpPort};
    access_log off;
    chunk_size 4096;
    ping 60s;
${blocks.join('\n')}
  }
}
http {
  access_log off;
  client_body_temp_path ${join(folder, 'tmp')};
  proxy_temp_path ${join(folder, 'tmp')};
  fastcgi_temp_path ${join(folder, 'tmp')};
  uwsgi_temp_path ${join(folder, 'tmp')};
  scgi_temp_path ${join(folder, 'tmp')};
  server {
    listen 127.0.0.1:${statPort};
    location /stat { rtmp_stat all; }
  }
}
`;
}

async function findModule(): Promise<string> {
  for (const folder of moduleFolders) {
    const file = join(folder, 'ngx_rtmp_module.so');
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  throw new Error('nginx has no RTMP module here: install libnginx-mod-rtmp');
}

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
