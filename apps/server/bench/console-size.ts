import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './bench.ts';

export const name = 'console-size';
export const needs = ['console'];

const dist = resolve(import.meta.dirname, '../../console/dist');

/** Scripts and styles that load before the first conversation shows: what index.html names, and what those import at once. */
export async function run(): Promise<Figure[]> {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1]!,
  );
  const all = new Set<string>();
  const take = (file: string) => {
    if (all.has(file)) return;
    all.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(dist, file), 'utf8');
    // Static imports only: `from"./x.js"` and `import"./x.js"`, not `import("./x.js")`.
    for (const [, other] of code.matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g))
      take(join(dirname(file), other!));
  };
  named.forEach(take);
  const bytes = [...all].map((file) => gzipSync(readFileSync(join(dist, file))).length);
  return [
    { name: 'console-size.gzip', value: bytes.reduce((sum, size) => sum + size, 0) / 1000, unit: 'kB' },
  ];
}
