import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { buildTag } from '../../test/flvTags.ts';
import { FlvFanout } from './FlvFanout.ts';
import { FlvReader, type FlvRole, type FlvTag } from './FlvReader.ts';

const header = (kind: 'audio' | 'video', timestampMs = 0) => buildTag({ kind, role: 'codecHeader', timestampMs });
const video = (role: FlvRole, timestampMs: number, size = 100) =>
  buildTag({ kind: 'video', role, timestampMs, payload: new Uint8Array(size) });
const audio = (timestampMs: number) => buildTag({ kind: 'audio', role: 'frame', timestampMs });

/** A sink that takes everything while it is open, and nothing while it is shut. */
class Gate extends Writable {
  readonly #reader = new FlvReader();
  readonly tags: FlvTag[] = [];
  #shut = false;
  #waiting: (() => void) | undefined;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.tags.push(...this.#reader.push(Buffer.from(chunk)));
    if (this.#shut) this.#waiting = done;
    else done();
  }

  shut(): void {
    this.#shut = true;
  }

  async open(): Promise<void> {
    this.#shut = false;
    this.#waiting?.();
    this.#waiting = undefined;
    await new Promise((resolve) => setImmediate(resolve));
  }

  get shape(): string[] {
    return this.tags.map(({ kind, role, timestampMs }) => `${kind} ${role} ${timestampMs}`);
  }
}

const readyFanout = (): FlvFanout => {
  const fanout = new FlvFanout();
  for (const tag of [header('video'), header('audio'), video('keyframe', 0), audio(10), video('frame', 33)]) fanout.write(tag);
  return fanout;
};

test('an output that attaches gets headers and the GOP since the last keyframe, then what follows', () => {
  const fanout = readyFanout();
  fanout.write(video('keyframe', 66));
  fanout.write(audio(70));
  const sink = new Gate();
  fanout.attach(sink, { maxBacklogBytes: 1e6, gatherMs: 0 });
  fanout.write(video('frame', 99));
  expect(sink.shape).toEqual(['video codecHeader 66', 'audio codecHeader 66', 'video keyframe 66', 'audio frame 70', 'video frame 99']);
});

test('it is ready with both codecs and a keyframe, and not after what flowed is forgotten', () => {
  const fanout = new FlvFanout();
  let announced = 0;
  fanout.on('ready', () => {
    announced += 1;
  });
  for (const tag of [header('video'), video('keyframe', 0)]) fanout.write(tag);
  expect(fanout.ready).toBe(false);
  fanout.write(header('audio'));
  fanout.write(video('frame', 33));
  expect(fanout.ready).toBe(true);
  fanout.forgetGop();
  fanout.write(video('frame', 66));
  expect(fanout.ready).toBe(false);
  fanout.write(video('keyframe', 99));
  expect(fanout.ready).toBe(true);
  expect(announced).toBe(1);
});

test('a sink that takes too little loses whole tags up to a keyframe, and the other loses nothing', async () => {
  const fanout = readyFanout();
  const slow = new Gate();
  const fast = new Gate();
  const branch = fanout.attach(slow, { maxBacklogBytes: 3000, gatherMs: 0 });
  fanout.attach(fast, { maxBacklogBytes: 3000, gatherMs: 0 });
  slow.shut();
  for (let at = 100; at < 1000; at += 100) fanout.write(video('frame', at, 1000));
  expect(branch.droppedTags).toBeGreaterThan(0);
  expect(branch.backlogBytes).toBeLessThan(5000);
  // A keyframe while it is still full is dropped too.
  fanout.write(video('keyframe', 1000));
  await slow.open();
  fanout.write(video('frame', 1100));
  fanout.write(video('keyframe', 1200));
  fanout.write(video('frame', 1300));
  await slow.open();
  const late = slow.shape.filter((_, index) => (slow.tags[index]?.timestampMs ?? 0) >= 1000);
  expect(late).toEqual(['video keyframe 1200', 'video frame 1300']);
  const received = fast.tags.map(({ timestampMs }) => timestampMs);
  for (let at = 100; at <= 1300; at += 100) expect(received).toContain(at);
});

test('the same header from another generation is not repeated, another one is passed on', () => {
  const fanout = readyFanout();
  const sink = new Gate();
  fanout.attach(sink, { maxBacklogBytes: 1e6, gatherMs: 0 });
  const before = sink.tags.length;
  fanout.write(header('video', 500));
  expect(sink.tags).toHaveLength(before);
  fanout.write(buildTag({ kind: 'video', role: 'codecHeader', timestampMs: 500, payload: new Uint8Array([1, 2, 3]) }));
  expect(sink.tags).toHaveLength(before + 1);
});

test('the end of a generation’s sequence reaches nobody', () => {
  const fanout = readyFanout();
  const sink = new Gate();
  fanout.attach(sink, { maxBacklogBytes: 1e6, gatherMs: 0 });
  const before = sink.tags.length;
  fanout.write(video('endOfSequence', 100));
  expect(sink.tags).toHaveLength(before);
});

test('a sink that is gone is no longer written to', () => {
  const fanout = readyFanout();
  const sink = new Gate();
  fanout.attach(sink, { maxBacklogBytes: 1e6, gatherMs: 0 });
  const before = sink.tags.length;
  sink.destroy();
  fanout.write(video('keyframe', 100));
  expect(sink.tags).toHaveLength(before);
});

test('gathered tags are written together and in order, the last ones too when the branch closes', async () => {
  const fanout = readyFanout();
  const sink = new Gate();
  const writes: number[] = [];
  sink._writev = (chunks, done) => {
    writes.push(chunks.length);
    for (const { chunk } of chunks) sink._write(chunk, 'buffer', () => undefined);
    done();
  };
  const branch = fanout.attach(sink, { maxBacklogBytes: 1e6, gatherMs: 60_000 });
  for (let at = 66; at <= 96; at += 10) fanout.write(audio(at));
  const before = sink.tags.length;
  branch.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(before).toBeLessThan(sink.tags.length);
  expect(writes.at(-1)).toBeGreaterThanOrEqual(4);
  expect(sink.shape.slice(-4)).toEqual(['audio frame 66', 'audio frame 76', 'audio frame 86', 'audio frame 96']);
});
