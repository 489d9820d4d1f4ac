import type { FlvKind, FlvRole, FlvTag } from '../continuity/FlvReader.ts';

/** Frames a second. */
const rate = 25;

// Made with FFmpeg: `color=black:s=320x180:r=25` as H.264 baseline of keyframes alone, without SEI; `anullsrc` as AAC, 48 kHz stereo.
const videoHeader = 'FwAAAAABQsAM/+EAGGdCwAzcFBn58BEAAAMAAQAAAwAyDxQrgAEABWjODyyA';
const audioHeader = 'rwARkFblAA==';
const silence = 'rwEhEARgjBw=';
/** Two, since keyframes that follow each other bear different numbers. */
const keyframes = [
  [
    'FwEAAAAAAADDZYiEBLyYoAA4oycnJycnJycnJycnJycnJycnJydddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',
    'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',
    'ddddddddddddddddddddddddddddddddddeA',
  ],
  [
    'FwEAAAAAAADDZYiCAS8mKAAOKMnJycnJycnJycnJycnJycnJycnXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXg',
  ],
].map((lines) => lines.join(''));

const tagTypes: Record<FlvKind, number> = { audio: 8, video: 9, script: 18 };

/** What a decoder needs before the first frame. */
export const blackPictureHeaders = (): FlvTag[] => [
  buildTag({ kind: 'video', role: 'codecHeader', timestampMs: 0, body: videoHeader }),
  buildTag({ kind: 'audio', role: 'codecHeader', timestampMs: 0, body: audioHeader }),
];

/** A black picture of 320x180 and a moment of silence: five kilobytes a second. @param index counts from 0. */
export function blackPictureFrame(index: number): FlvTag[] {
  const timestampMs = (index * 1000) / rate;
  return [
    buildTag({ kind: 'video', role: 'keyframe', timestampMs, body: keyframes[index % keyframes.length] ?? '' }),
    buildTag({ kind: 'audio', role: 'frame', timestampMs, body: silence }),
  ];
}

export const blackPictureIntervalMs = 1000 / rate;

interface TagParts {
  kind: FlvKind;
  role: FlvRole;
  timestampMs: number;
  /** Base64. */
  body: string;
}

function buildTag({ kind, role, timestampMs, body }: TagParts): FlvTag {
  const payload = Buffer.from(body, 'base64');
  const head = Buffer.alloc(11, 0);
  head.writeUInt8(tagTypes[kind], 0);
  head.writeUIntBE(payload.length, 1, 3);
  head.writeUIntBE(timestampMs & 0xffffff, 4, 3);
  const end = Buffer.alloc(4);
  end.writeUInt32BE(head.length + payload.length);
  return { kind, role, timestampMs, bytes: Buffer.concat([head, payload, end]) };
}
