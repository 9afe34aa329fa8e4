/** What may be shown in the browser by its own type; everything else goes out as bytes to be saved. */
const shown = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'video/mp4',
  'video/webm',
  'application/pdf',
]);

const signatures: [type: string, bytes: number[], offset?: number][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['image/bmp', [0x42, 0x4d]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
];

/**
 * The type under which a file is served. The sender's word alone is never believed: an image or PDF must begin like one.
 * HTML, SVG and scripts are never served as such.
 *
 * @param beginning at least the first 16 bytes
 */
export function safeType(claimed: string, beginning: Uint8Array): string {
  const type = claimed.toLowerCase().split(';', 1)[0]!.trim();
  if (type === 'text/plain' || type === 'text/csv') return 'text/plain; charset=utf-8';
  if (!shown.has(type)) return 'application/octet-stream';
  const known = signatures.filter(([name]) => name === type);
  if (known.length === 0) return type;
  const fits = known.some(([, bytes, offset = 0]) =>
    bytes.every((byte, i) => beginning[offset + i] === byte),
  );
  return fits ? type : 'application/octet-stream';
}
