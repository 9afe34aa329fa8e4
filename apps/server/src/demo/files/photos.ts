import { Picture } from './picture.ts';

const steel = [172, 176, 178] as const;
const dark = [44, 44, 48] as const;
const water = [150, 196, 214] as const;
const white = [238, 240, 240] as const;

export type Photo = 'crack' | 'dent' | 'leak' | 'display' | 'beans' | 'gauge';

function machine(picture: Picture): void {
  picture.ellipse(200, 262, 150, 16, [70, 56, 44], 0.6);
  picture.box(90, 60, 310, 120, steel);
  picture.box(100, 110, 150, 250, steel);
  picture.box(90, 235, 310, 262, dark);
  picture.box(195, 118, 250, 138, dark, 4);
  picture.line([[222, 132], [286, 146]], 6, [58, 40, 28]); // prettier-ignore
}

const draw: Record<Photo, () => Picture> = {
  crack() {
    const picture = new Picture([222, 210, 192], [150, 118, 88]);
    picture.ellipse(200, 258, 110, 14, [70, 56, 44], 0.6);
    picture.box(120, 60, 280, 255, water, 14);
    picture.box(128, 110, 272, 248, [120, 178, 204], 10);
    picture.line([[262, 246], [240, 214], [248, 190], [218, 160], [226, 132], [204, 108]], 1.8, dark); // prettier-ignore
    picture.line([[240, 214], [214, 222], [200, 240]], 1.2, dark); // prettier-ignore
    picture.line([[248, 190], [266, 176]], 1.2, dark); // prettier-ignore
    picture.line([[140, 80], [144, 230]], 3, white); // prettier-ignore
    return picture;
  },
  dent() {
    const picture = new Picture([205, 208, 206], [120, 96, 74]);
    machine(picture);
    picture.ellipse(268, 92, 26, 18, [110, 114, 118], 0.9);
    picture.ellipse(262, 86, 14, 9, white, 0.7);
    return picture;
  },
  leak() {
    const picture = new Picture([226, 224, 216], [176, 150, 118]);
    machine(picture);
    picture.ellipse(150, 270, 96, 18, [138, 128, 112], 0.8);
    picture.ellipse(132, 266, 40, 6, white, 0.7);
    picture.line([[126, 240], [126, 262]], 2, water); // prettier-ignore
    return picture;
  },
  display() {
    const picture = new Picture([60, 60, 64], [36, 36, 38]);
    picture.box(60, 70, 340, 210, [22, 24, 26], 14);
    picture.box(80, 90, 320, 190, [20, 70, 92], 6);
    const glow = [250, 196, 84] as const;
    picture.line([[200, 104], [242, 176], [158, 176], [200, 104]], 4, glow); // prettier-ignore
    picture.line([[200, 128], [200, 152]], 4, glow); // prettier-ignore
    picture.ellipse(200, 165, 5, 5, glow);
    return picture;
  },
  beans() {
    const picture = new Picture([214, 206, 190], [160, 130, 96]);
    picture.box(130, 40, 270, 240, [92, 60, 40], 10);
    picture.box(150, 90, 250, 160, [236, 226, 206], 4);
    picture.line([[166, 112], [234, 112]], 3, dark); // prettier-ignore
    picture.line([[166, 132], [216, 132]], 3, dark); // prettier-ignore
    for (let i = 0; i < 26; i++) {
      const [x, y] = [60 + ((i * 83) % 290), 232 + ((i * 37) % 56)];
      picture.ellipse(x, y, 11, 7, [66, 40, 24]);
      picture.line([[x - 8, y + 1], [x + 8, y - 1]], 0.8, [30, 18, 12]); // prettier-ignore
    }
    return picture;
  },
  gauge() {
    const picture = new Picture([150, 152, 154], [110, 110, 112]);
    picture.ellipse(200, 150, 120, 120, dark);
    picture.ellipse(200, 150, 106, 106, white);
    for (let i = 0; i <= 16; i++) {
      const angle = Math.PI * (0.75 + (1.5 * i) / 16);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      picture.line([[200 + cos * 84, 150 + sin * 84], [200 + cos * 98, 150 + sin * 98]], i % 4 ? 1.2 : 3, dark); // prettier-ignore
    }
    picture.line([[200, 150], [150, 98]], 4, [190, 40, 30]); // prettier-ignore
    picture.ellipse(200, 150, 12, 12, dark);
    return picture;
  },
};

const drawn = new Map<Photo, Uint8Array>();

/** Drawn once: a few kilobytes of JPEG. */
export function photo(of: Photo): Uint8Array {
  let bytes = drawn.get(of);
  if (!bytes) drawn.set(of, (bytes = draw[of]().jpeg()));
  return bytes;
}
