import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsOf } from '../../test/deliver.ts';

const folders = ['clients', 'reports'].map((name) => new URL(`../../fixtures/${name}/`, import.meta.url));
const recorded = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(new URL(name, folder))),
);

/** Pieces of real mails cut out, doubled, swapped and overwritten: what a broken server makes of them. */
const damaged = fc
  .record({
    mail: fc.constantFrom(...recorded),
    other: fc.constantFrom(...recorded),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(400)), { minLength: 1, maxLength: 6 }),
    bytes: fc.uint8Array({ maxLength: 60 }),
  })
  .map(({ mail, other, cuts, bytes }) =>
    cuts.reduce<Buffer>((raw, [where, length], at) => {
      const from = where % (raw.length + 1);
      const piece =
        at % 3 === 0
          ? other.subarray(from % other.length).subarray(0, length)
          : at % 3 === 1
            ? Buffer.from(bytes)
            : Buffer.alloc(0);
      return Buffer.concat([raw.subarray(0, from), piece, raw.subarray(from + (at % 2 ? length : 0))]);
    }, mail),
  );

it('any damaged mail becomes at least one item, the same each time', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (raw) => {
      const items = await itemsOf(raw);
      expect(items.length).toBeGreaterThan(0);
      expect(structuredClone(items)).toEqual(await itemsOf(raw));
    }),
    { numRuns: 300, seed: 2026 },
  );
});
