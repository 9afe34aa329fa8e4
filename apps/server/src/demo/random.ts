/** A small seeded generator (sfc32): the same seed gives the same numbers on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** `stream` and `index` give independent sequences of one seed: one for each customer, each conversation… */
  constructor(seed: number, stream = 0, index = 0) {
    this.#a = seed | 0;
    this.#b = Math.imul(stream + 1, 0x9e3779b1) | 0;
    this.#c = Math.imul(index + 1, 0x85ebca77) ^ (index / 0x1_0000_0000);
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** 32 random bits, as an unsigned integer. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1. */
  share(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** An integer from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.share() * end);
  }

  /** An integer, both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** An index, by weight. `sums` holds the running sum of the weights. */
  weighted(sums: readonly number[]): number {
    const at = this.share() * sums.at(-1)!;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

export function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

const hex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

function hex32(bits: number): string {
  return hex[bits >>> 24]! + hex[(bits >>> 16) & 255]! + hex[(bits >>> 8) & 255]! + hex[bits & 255]!;
}

/** A UUIDv7 of that millisecond. */
export function idAt(at: number, random: Random): string {
  const high = hex32(Math.floor(at / 0x1_0000));
  const low = hex32(((at % 0x1_0000) << 16) | 0x7000 | (random.bits() & 0xfff));
  const rest = hex32(((random.bits() & 0x3fffffff) | 0x80000000) >>> 0);
  return `${high}-${low.slice(0, 4)}-${low.slice(4)}-${rest.slice(0, 4)}-${rest.slice(4)}${hex32(random.bits())}`;
}

/** 64 hexadecimal digits, like a SHA-256. */
export function randomDigest(random: Random): string {
  let digest = '';
  for (let i = 0; i < 8; i++) digest += hex32(random.bits());
  return digest;
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** 20 characters, like a reply token. */
export function randomToken(random: Random): string {
  let token = '';
  for (let i = 0; i < 4; i++) {
    let bits = random.bits();
    for (let j = 0; j < 5; j++, bits >>>= 5) token += base32[bits & 31]!;
  }
  return token;
}
