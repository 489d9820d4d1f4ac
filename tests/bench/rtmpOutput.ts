/**
 * `node tests/bench/rtmpOutput.ts [--seconds 60]`: what one output of 1080p30 at 4.5 Mb/s costs, as an FFmpeg process and as a
 * publisher of our own, beside a run that reads the same tags and sends nothing. Each runs in a process of its own, in turns.
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { mean, rounded } from '../support/measure/statistics.ts';
import { type RtmpServer, startRtmpServer } from '../support/rtmpServer.ts';

const run = promisify(execFile);
const ways = ['nothing', 'ffmpeg', 'publisher'] as const;
const turns = 2;
const sourceSeconds = 10;
const feeder = fileURLToPath(new URL('../support/rtmpOutput/feeder.ts', import.meta.url));

const fed = z.object({ seconds: z.number(), nodeCpuSeconds: z.number(), ffmpegCpuSeconds: z.number(), rssMb: z.number() });
type Measured = z.infer<typeof fed> & { firstBytesMs: number };

async function makeSource(file: string): Promise<void> {
  const inputs = ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=30', '-f', 'lavfi', '-i', 'anoisesrc=r=48000:a=0.1'];
  const rate = ['-b:v', '4.5M', '-minrate', '4.5M', '-maxrate', '4.5M', '-bufsize', '4.5M', '-nal-hrd', 'cbr'];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '60', '-pix_fmt', 'yuv420p', ...rate];
  const audio = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2'];
  await run('ffmpeg', ['-v', 'error', '-y', ...inputs, '-t', String(sourceSeconds), ...video, ...audio, '-f', 'flv', file]);
}

interface Turn {
  way: (typeof ways)[number];
  source: string;
  server: RtmpServer;
  seconds: number;
}

async function measure({ way, source, server, seconds }: Turn): Promise<Measured> {
  const key = `${way}-${Date.now()}`;
  const startedMs = performance.now();
  const child = fork(feeder, [way, source, String(server.port), key, String(seconds)]);
  const exited = once(child, 'exit');
  const answered = once(child, 'message');
  let firstBytesMs = 0;
  while (way !== 'nothing' && firstBytesMs === 0 && child.exitCode === null) {
    const streams = await server.streams();
    if (streams.some(({ name, bytesIn }) => name === key && bytesIn > 0)) firstBytesMs = performance.now() - startedMs;
    else await delay(20);
  }
  const [message] = await Promise.race([answered, exited.then(() => [undefined])]);
  await exited;
  return { ...fed.parse(message), firstBytesMs };
}

function describe(way: string, results: readonly Measured[]): Record<string, string | number | null> {
  const perMinute = (cpuOf: (one: Measured) => number) => rounded(mean(results.map((one) => (cpuOf(one) * 60) / one.seconds)), 2);
  return {
    way,
    'node CPU s/min': perMinute(({ nodeCpuSeconds }) => nodeCpuSeconds),
    'FFmpeg CPU s/min': perMinute(({ ffmpegCpuSeconds }) => ffmpegCpuSeconds),
    'RSS MB': rounded(mean(results.map(({ rssMb }) => rssMb)), 0),
    'first bytes ms': rounded(mean(results.map(({ firstBytesMs }) => firstBytesMs)), 0),
  };
}

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const seconds = z.coerce.number().min(5).max(600).parse(values.seconds);
const folder = await mkdtemp(join(tmpdir(), 'footlight-rtmp-output-'));
const home = join(folder, 'rtmp');
await mkdir(home);
const server = await startRtmpServer({ folder: home, applications: ['app'] });
try {
  const source = join(folder, 'source.flv');
  await makeSource(source);
  const results = new Map<string, Measured[]>(ways.map((way) => [way, []]));
  for (let turn = 0; turn < turns; turn += 1)
    for (const way of ways) results.get(way)?.push(await measure({ way, source, server, seconds }));
  console.table(ways.map((way) => describe(way, results.get(way) ?? [])));
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
