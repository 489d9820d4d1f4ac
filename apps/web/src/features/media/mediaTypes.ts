import type { AssetKind } from '@footlight/contracts';

interface MediaType {
  kinds: readonly AssetKind[];
  mimeType(kind: AssetKind): string;
  matches(head: Uint8Array): boolean;
}

/** Bytes that tell every type below. */
export const headBytes = 4096;

const hasText = (head: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((letter, index) => head[at + index] === letter.charCodeAt(0));
const hasBytes = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

/** Doctype of an EBML header (RFC 8794, section 11.2.4): it stands among the first bytes, after sizes of varying length. */
const hasDoctype = (head: Uint8Array, doctype: string): boolean =>
  hasBytes(head, 0x1a, 0x45, 0xdf, 0xa3) &&
  Buffer.from(head.subarray(0, 64)).includes(`\x42\x82${String.fromCharCode(0x80 | doctype.length)}${doctype}`, 0, 'latin1');

/** Layer III of MPEG-1 or 2 (ISO 11172-3, section 2.4.2.3): eleven set bits, then version and layer; no reserved rate. */
function isMp3Frame(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = head;
  const layer = (second >> 1) & 0b11;
  const bitrate = third >> 4;
  const rate = (third >> 2) & 0b11;
  return first === 0xff && (second & 0xe0) === 0xe0 && layer === 0b01 && bitrate !== 0b1111 && rate !== 0b11;
}

const always = (type: string) => () => type;
const soundOrPicture = (subtype: string) => (kind: AssetKind) => `${kind}/${subtype}`;

/** What is taken: what current browsers play. */
const mediaTypes: readonly MediaType[] = [
  { kinds: ['image'], mimeType: always('image/png'), matches: (head) => hasBytes(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { kinds: ['image'], mimeType: always('image/jpeg'), matches: (head) => hasBytes(head, 0xff, 0xd8, 0xff) },
  { kinds: ['image'], mimeType: always('image/webp'), matches: (head) => hasText(head, 'RIFF') && hasText(head, 'WEBP', 8) },
  { kinds: ['audio'], mimeType: always('audio/wav'), matches: (head) => hasText(head, 'RIFF') && hasText(head, 'WAVE', 8) },
  { kinds: ['audio'], mimeType: always('audio/mpeg'), matches: (head) => hasText(head, 'ID3') || isMp3Frame(head) },
  { kinds: ['audio'], mimeType: always('audio/flac'), matches: (head) => hasText(head, 'fLaC') },
  { kinds: ['audio', 'video'], mimeType: soundOrPicture('ogg'), matches: (head) => hasText(head, 'OggS') },
  { kinds: ['audio', 'video'], mimeType: soundOrPicture('mp4'), matches: (head) => hasText(head, 'ftyp', 4) },
  { kinds: ['audio', 'video'], mimeType: soundOrPicture('webm'), matches: (head) => hasDoctype(head, 'webm') },
];

/**
 * The MIME type of a file, by its first bytes; the sender's word and the file's name are not asked.
 * @returns undefined when it is of no type that is taken, or not of this kind.
 */
export function findMimeType(head: Uint8Array, kind: AssetKind): string | undefined {
  const type = mediaTypes.find(({ matches }) => matches(head));
  return type?.kinds.includes(kind) ? type.mimeType(kind) : undefined;
}
