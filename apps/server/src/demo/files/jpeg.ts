/**
 * A baseline JPEG encoder, as small as can be: 4:4:4, one quantisation table, Huffman codes of equal length (8 bits for
 * coefficients, 4 for the first). Files are a third larger than they could be, and every program opens them.
 */
export function encodeJpeg(width: number, height: number, rgb: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  const segment = (marker: number, body: number[]) =>
    bytes.push(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body);
  bytes.push(0xff, 0xd8);
  segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  segment(0xdb, [0, ...zigzag.map((at) => quantum[at]!)]);
  segment(0xc0, [
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    1,
    0x11,
    0,
    2,
    0x11,
    0,
    3,
    0x11,
    0,
  ]);
  segment(0xc4, [0x00, ...lengths(4, firsts.length), ...firsts]);
  segment(0xc4, [0x10, ...lengths(8, others.length), ...others]);
  segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
  scan(width, height, rgb, bytes);
  bytes.push(0xff, 0xd9);
  return Uint8Array.from(bytes);
}

const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50,
  43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
]; // prettier-ignore

/** Coarser the finer the detail. */
const quantum = Array.from({ length: 64 }, (_, i) => 6 + 4 * ((i & 7) + (i >> 3)));
/** Sizes of a first coefficient. */
const firsts = Array.from({ length: 12 }, (_, i) => i);
/** Zeros before a coefficient and its size; 0x00 ends the block, 0xf0 stands for sixteen zeros. */
const others = [
  0,
  0xf0,
  ...Array.from({ length: 160 }, (_, i) => (Math.floor(i / 10) << 4) | ((i % 10) + 1)),
];
const otherCode = new Map(others.map((symbol, code) => [symbol, code]));

function lengths(bits: number, count: number): number[] {
  return Array.from({ length: 16 }, (_, i) => (i === bits - 1 ? count : 0));
}

const cosines = Array.from({ length: 64 }, (_, i) => {
  const frequency = i >> 3;
  return (
    Math.cos((((i & 7) * 2 + 1) * frequency * Math.PI) / 16) * (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5
  );
});

function scan(width: number, height: number, rgb: Uint8Array, bytes: number[]): void {
  let held = 0;
  let count = 0;
  const put = (value: number, bits: number) => {
    held = (held << bits) | (value & ((1 << bits) - 1));
    count += bits;
    for (; count >= 8; count -= 8) {
      const byte = (held >> (count - 8)) & 255;
      bytes.push(byte);
      if (byte === 255) bytes.push(0);
    }
    held &= (1 << count) - 1;
  };
  const putNumber = (value: number, size: number) => put(value < 0 ? value + (1 << size) - 1 : value, size);
  const before = [0, 0, 0];
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8)
      for (let part = 0; part < 3; part++) {
        const found = coefficients(samples(width, height, rgb, left, top, part));
        const first = found[0]! - before[part]!;
        before[part] = found[0]!;
        put(sizeOf(first), 4);
        putNumber(first, sizeOf(first));
        let zeros = 0;
        for (let i = 1; i < 64; i++) {
          const value = found[i]!;
          if (value === 0) {
            zeros++;
            continue;
          }
          for (; zeros > 15; zeros -= 16) put(otherCode.get(0xf0)!, 8);
          put(otherCode.get((zeros << 4) | sizeOf(value))!, 8);
          putNumber(value, sizeOf(value));
          zeros = 0;
        }
        if (zeros > 0) put(otherCode.get(0)!, 8);
      }
  if (count > 0) put(0x7f, 8 - count);
}

function sizeOf(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}

function samples(
  width: number,
  height: number,
  rgb: Uint8Array,
  left: number,
  top: number,
  part: number,
): number[] {
  const block: number[] = [];
  for (let y = 0; y < 8; y++)
    for (let x = 0; x < 8; x++) {
      const at = 3 * (Math.min(top + y, height - 1) * width + Math.min(left + x, width - 1));
      const [r, g, b] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
      if (part === 0) block.push(0.299 * r + 0.587 * g + 0.114 * b - 128);
      else if (part === 1) block.push(-0.168736 * r - 0.331264 * g + 0.5 * b);
      else block.push(0.5 * r - 0.418688 * g - 0.081312 * b);
    }
  return block;
}

/** Discrete cosine transform, quantised, in zigzag order. */
function coefficients(block: number[]): number[] {
  const rows: number[] = [];
  for (let y = 0; y < 8; y++)
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += block[y * 8 + x]! * cosines[u * 8 + x]!;
      rows[y * 8 + u] = sum;
    }
  const all: number[] = [];
  for (let u = 0; u < 8; u++)
    for (let v = 0; v < 8; v++) {
      let sum = 0;
      for (let y = 0; y < 8; y++) sum += rows[y * 8 + u]! * cosines[v * 8 + y]!;
      all[v * 8 + u] = Math.round(sum / quantum[v * 8 + u]!);
    }
  return zigzag.map((at) => all[at]!);
}
