const signatureBytes = 8;
/** Of a chunk, beside its data: length, type, checksum. */
const chunkFrameBytes = 12;

/** True for a PNG that moves: it says so by an `acTL` chunk before its first `IDAT` (PNG third edition, section 11.3.6.1). Decoders show its first frame alone. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.byteLength < signatureBytes || file.getUint32(0) !== 0x89504e47) return false;
  for (let at = signatureBytes; at + chunkFrameBytes <= file.byteLength; at += chunkFrameBytes + file.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}
