/** FLV tags for tests. */
import fc from 'fast-check';
import type { FlvKind, FlvRole, FlvTag } from '../src/continuity/FlvReader.ts';

const typeOf: Record<FlvKind, number> = { audio: 8, video: 9, script: 18 };

const leadOf = (kind: FlvKind, role: FlvRole): number[] => {
  if (kind === 'script') return [2, 0];
  if (kind === 'audio') return [0xaf, role === 'codecHeader' ? 0 : 1];
  return [role === 'frame' ? 0x27 : 0x17, role === 'codecHeader' ? 0 : role === 'endOfSequence' ? 2 : 1, 0, 0, 0];
};

interface TagParts {
  kind: FlvKind;
  role: FlvRole;
  timestampMs: number;
  payload?: Uint8Array;
}

export function buildTag({ kind, role, timestampMs, payload = new Uint8Array(8) }: TagParts): FlvTag {
  const body = Buffer.concat([Buffer.from(leadOf(kind, role)), payload]);
  const bytes = Buffer.alloc(11 + body.length + 4);
  bytes.writeUInt8(typeOf[kind], 0);
  bytes.writeUIntBE(body.length, 1, 3);
  bytes.writeUIntBE(timestampMs & 0xffffff, 4, 3);
  bytes.writeUInt8(timestampMs >>> 24, 7);
  body.copy(bytes, 11);
  bytes.writeUInt32BE(11 + body.length, 11 + body.length);
  return { kind, role, timestampMs, bytes };
}

const shapes: readonly [FlvKind, FlvRole][] = [
  ['script', 'metadata'],
  ['audio', 'codecHeader'],
  ['audio', 'frame'],
  ['video', 'codecHeader'],
  ['video', 'keyframe'],
  ['video', 'frame'],
  ['video', 'endOfSequence'],
];

/** Any tags in any order. */
export const tagStream = () =>
  fc.array(
    fc
      .record({ shape: fc.constantFrom(...shapes), timestampMs: fc.nat(2 ** 31), payload: fc.uint8Array({ maxLength: 300 }) })
      .map(({ shape: [kind, role], timestampMs, payload }) => buildTag({ kind, role, timestampMs, payload })),
    { maxLength: 20 },
  );
