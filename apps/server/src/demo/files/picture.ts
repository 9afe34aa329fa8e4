import { encodeJpeg } from './jpeg.ts';

type Color = readonly [number, number, number];

const width = 400;
const height = 300;

/** A photograph of sorts: drawn shapes with soft light and some grain. */
export class Picture {
  readonly #rgb = new Uint8Array(width * height * 3);
  #grain = 1;

  constructor(wall: Color, table: Color) {
    this.paint((x, y) => {
      const base = y < 190 ? wall : table;
      const light = 1.12 - 0.35 * Math.hypot(x / width - 0.3, y / height - 0.25);
      return [base[0] * light, base[1] * light, base[2] * light];
    });
  }

  paint(
    color: (x: number, y: number) => readonly [number, number, number] | undefined,
    [left, top, right, bottom] = [0, 0, width, height],
  ): void {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++) {
        const c = color(x, y);
        if (!c) continue;
        this.#grain = Math.imul(this.#grain, 1664525) + 1013904223;
        const noise = ((this.#grain >>> 24) - 128) / 32;
        for (let part = 0; part < 3; part++)
          this.#rgb[(y * width + x) * 3 + part] = Math.max(0, Math.min(255, c[part]! + noise));
      }
  }

  /** Corners are slightly round; light comes from the left. */
  box(left: number, top: number, right: number, bottom: number, color: Color, round = 8): void {
    this.paint(
      (x, y) => {
        const dx = Math.max(left + round - x, x - (right - round), 0);
        const dy = Math.max(top + round - y, y - (bottom - round), 0);
        if (x < left || x > right || y < top || y > bottom || Math.hypot(dx, dy) > round) return undefined;
        const light = 1.15 - (0.4 * (x - left)) / (right - left);
        return [color[0] * light, color[1] * light, color[2] * light];
      },
      [left, top, right + 1, bottom + 1],
    );
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, color: Color, strength = 1): void {
    this.paint(
      (x, y) => {
        const distance = Math.hypot((x - cx) / rx, (y - cy) / ry);
        if (distance > 1) return undefined;
        const at = (y * width + x) * 3;
        const cover = strength * Math.min(1, (1 - distance) * 8);
        const mix = (part: number) => this.#rgb[at + part]! * (1 - cover) + color[part]! * cover;
        return [mix(0), mix(1), mix(2)];
      },
      [cx - rx, cy - ry, cx + rx + 1, cy + ry + 1],
    );
  }

  line(points: readonly (readonly [number, number])[], thickness: number, color: Color): void {
    for (let i = 1; i < points.length; i++) {
      const [ax, ay] = points[i - 1]!;
      const [bx, by] = points[i]!;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      this.paint(
        (x, y) => {
          const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
          return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) <= thickness ? color : undefined;
        },
        [
          Math.min(ax, bx) - thickness,
          Math.min(ay, by) - thickness,
          Math.max(ax, bx) + thickness + 1,
          Math.max(ay, by) + thickness + 1,
        ],
      );
    }
  }

  jpeg(): Uint8Array {
    return encodeJpeg(width, height, this.#rgb);
  }
}
