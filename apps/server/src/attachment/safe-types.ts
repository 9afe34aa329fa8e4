/** Judges the first bytes of a file. */
type Proof = (beginning: Uint8Array) => boolean;

/** The letters at a place, as most formats begin with some. */
const says =
  (letters: string, offset = 0): Proof =>
  (beginning) =>
    lettersAt(beginning, offset, letters.length) === letters;
const both =
  (...proofs: Proof[]): Proof =>
  (beginning) =>
    proofs.every((proof) => proof(beginning));
const either =
  (...proofs: Proof[]): Proof =>
  (beginning) =>
    proofs.some((proof) => proof(beginning));

/**
 * What may be shown in the browser by its own type, each with how its files begin; everything else goes out as bytes to be
 * saved. A type without a proof does not stand here.
 */
const shown: Record<string, Proof> = {
  'image/png': says('\x89PNG\r\n\x1a\n'),
  'image/jpeg': says('\xff\xd8\xff'),
  'image/gif': either(says('GIF87a'), says('GIF89a')),
  'image/webp': both(says('RIFF'), says('WEBP', 8)),
  'image/avif': mediaOf('avif', 'avis'),
  // Two letters prove nothing: the reserved bytes and the length of the second header do.
  'image/bmp': both(says('BM'), says('\0\0\0\0', 6), ({ [14]: length }) =>
    [12, 40, 52, 56, 64, 108, 124].includes(length ?? 0),
  ),
  'audio/mpeg': either(says('ID3'), isMpegFrame),
  'audio/ogg': says('OggS\0'),
  'audio/wav': both(says('RIFF'), says('WAVE', 8)),
  'video/mp4': mediaOf(
    'isom',
    'iso2',
    'iso4',
    'iso5',
    'iso6',
    'mp41',
    'mp42',
    'avc1',
    'M4V ',
    'dash',
    'MSNV',
  ),
  'video/webm': both(says('\x1a\x45\xdf\xa3'), (beginning) => lettersAt(beginning, 0, 64).includes('webm')),
  'application/pdf': says('%PDF-'),
};

/**
 * The type under which a file is served. The sender's word alone is never believed: what is shown must begin like one of
 * its kind. HTML, SVG and scripts are never served as such.
 *
 * @param beginning at least the first 64 bytes, or all there are
 */
export function safeType(claimed: string, beginning: Uint8Array): string {
  const type = claimed.toLowerCase().split(';', 1)[0]!.trim();
  if (type === 'text/plain' || type === 'text/csv') return 'text/plain; charset=utf-8';
  const proof = Object.hasOwn(shown, type) ? shown[type] : undefined;
  return proof?.(beginning) ? type : 'application/octet-stream';
}

/** The container of MP4 and AVIF (ISO 14496-12): a box `ftyp` that names the brands it can be read as. */
function mediaOf(...brands: string[]): Proof {
  return (beginning) => {
    if (lettersAt(beginning, 4, 4) !== 'ftyp') return false;
    const length = new DataView(beginning.buffer, beginning.byteOffset).getUint32(0);
    const named = lettersAt(beginning, 8, Math.min(length, 64) - 8);
    // The major brand, its version, then the compatible brands.
    const at = [0, ...Array.from({ length: 12 }, (_, i) => 8 + i * 4)];
    return at.some((place) => brands.includes(named.slice(place, place + 4)));
  };
}

/** Without a tag an MP3 begins with a frame: eleven bits set, and no field with a forbidden value. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const sync = first === 0xff && (second & 0xe0) === 0xe0;
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  return sync && version !== 1 && layer !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

function lettersAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + Math.max(0, length)));
}
