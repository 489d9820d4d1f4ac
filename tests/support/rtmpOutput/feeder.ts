/** One run of an output, in a process of its own: `feeder.ts WAY SOURCE PORT KEY SECONDS`. It answers with what it cost. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { FlvFanout } from '../../../apps/worker/src/continuity/FlvFanout.ts';
import { FlvReader, type FlvTag, retimeTag } from '../../../apps/worker/src/continuity/FlvReader.ts';
import { buildRtmpArgs, buildRtmpPreset } from '../../../apps/worker/src/ffmpeg/buildOutputArgs.ts';
import { FfmpegProcess } from '../../../apps/worker/src/ffmpeg/FfmpegProcess.ts';
import { RtmpPublisher } from '../../../apps/worker/src/rtmp/RtmpPublisher.ts';
import { findProcess } from '../processTable.ts';

const limits = { maxBacklogBytes: 8 * 1024 * 1024, gatherMs: 50 };

/** Where the tags go, and what else that costs. */
interface Sink {
  write: (tag: FlvTag) => void;
  readChild: () => { cpuSeconds: number; rssMb: number };
  close: () => Promise<unknown>;
}

const noChild = () => ({ cpuSeconds: 0, rssMb: 0 });

async function openSink(way: string, { port, key }: { port: number; key: string }): Promise<Sink> {
  const target = { scheme: 'rtmp' as const, host: '127.0.0.1', ip: '127.0.0.1', port, app: 'app' };
  if (way === 'nothing') return { write: () => undefined, readChild: noChild, close: async () => undefined };
  if (way === 'publisher') {
    const publisher = await RtmpPublisher.open({ address: target, streamKey: key });
    await publisher.publish();
    return { write: (tag) => publisher.write(tag), readChild: noChild, close: () => publisher.close() };
  }
  const ffmpeg = new FfmpegProcess({ args: buildRtmpArgs({ target, ioTimeoutMs: 10_000 }), preset: buildRtmpPreset(key) });
  const fanout = new FlvFanout();
  fanout.attach(ffmpeg.stdin, limits);
  const pid = ffmpeg.pid ?? 0;
  return {
    write: (tag) => fanout.write(tag),
    readChild: () => ({ cpuSeconds: findProcess(pid)?.cpuSeconds ?? 0, rssMb: rssOf(pid) }),
    close: () => ffmpeg.stop({ graceMs: 3000 }),
  };
}

const rssOf = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** The source over and over, at the pace of its times. */
async function feed(tags: readonly FlvTag[], { sink, seconds }: { sink: Sink; seconds: number }): Promise<void> {
  const startedMs = performance.now();
  const lengthMs = (tags.at(-1)?.timestampMs ?? 0) + 33;
  for (let round = 0; ; round += 1) {
    for (const tag of tags) {
      const atMs = round * lengthMs + tag.timestampMs;
      if (atMs > seconds * 1000) return;
      const waitMs = startedMs + atMs - performance.now();
      if (waitMs > 1) await delay(waitMs);
      sink.write(retimeTag({ ...tag, bytes: Buffer.from(tag.bytes) }, atMs));
    }
  }
}

const [way = '', source = '', port = '', key = '', duration = ''] = process.argv.slice(2);
const tags = new FlvReader().push(await readFile(source)).filter(({ role }) => role !== 'endOfSequence');
const seconds = Number(duration);
const before = process.cpuUsage();
const sink = await openSink(way, { port: Number(port), key });
await feed(tags, { sink, seconds });
const { user, system } = process.cpuUsage(before);
const child = sink.readChild();
await sink.close();
process.send?.({
  seconds,
  nodeCpuSeconds: (user + system) / 1e6,
  ffmpegCpuSeconds: child.cpuSeconds,
  rssMb: process.memoryUsage.rss() / 1024 / 1024 + child.rssMb,
});
