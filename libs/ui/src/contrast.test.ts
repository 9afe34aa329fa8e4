import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const tokensOf = (block: string) =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, hex]) => [name!, hex!]),
  );
const [lightBlock, darkBlock] = css.split("[data-theme='dark']");
const light = tokensOf(lightBlock!);
const themes = { light, dark: { ...light, ...tokensOf(darkBlock!) } };

/** WCAG 2: relative luminance, and the ratio of two. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

/** Inks and grounds that one rule puts together, in every style of both apps. */
function pairsInUse(): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  for (const folder of ['apps/console/src', 'apps/widget/src', 'libs/ui/src']) {
    let files: string[] = [];
    try {
      files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    } catch {
      continue;
    }
    for (const file of files.filter((name) => /\.(vue|css)$/.test(name))) {
      const text = readFileSync(join(root, folder, file), 'utf8');
      for (const [, body] of text.matchAll(/\{([^{}]*)\}/g)) {
        const ink = /(?:^|[;\s])color:\s*var\(--([\w-]+)\)/.exec(body!)?.[1];
        const ground = /(?:^|[;\s])background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(body!)?.[1];
        if (ink && ground) pairs.set(`${ink} ${ground}`, [ink, ground]);
      }
    }
  }
  return [...pairs.values()];
}

const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warn', 'ok'];
const grounds = ['canvas', 'surface', 'raised', 'hover', 'selected'];
const soft = ['accent', 'ok', 'warn', 'danger', 'violet'].map((tone): [string, string] => [
  tone,
  `${tone}-soft`,
]);
const texts: [string, string][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...soft,
  ...['ink', 'ink-2'].flatMap((ink) =>
    ['note', 'accent-soft', 'warn-soft', 'danger-soft'].map((ground): [string, string] => [ink, ground]),
  ),
  ['ink', 'note-line'],
  ['paper-ink', 'paper'],
  ['paper-ink-2', 'paper'],
  ['toast-ink', 'toast'],
  ['toast-accent', 'toast'],
  ['accent-ink', 'accent'],
  ['brand-ink', 'brand'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): [string, string] => ['av-ink', `av-${n}`]),
];

test.each(Object.entries(themes))('%s: every text can be read on every ground it stands on', (_, tokens) => {
  const used = pairsInUse().filter(([ink, ground]) => tokens[ink] && tokens[ground]);
  expect(used.length).toBeGreaterThan(10);
  const weak = [...texts, ...used].flatMap(([ink, ground]) => {
    const ratio = contrast(tokens[ink]!, tokens[ground]!);
    return ratio < 4.5 ? [`${ink} on ${ground}: ${ratio.toFixed(2)}`] : [];
  });
  expect([...new Set(weak)]).toEqual([]);
});

test.each(Object.entries(themes))('%s: what marks a control or the focus is seen', (_, tokens) => {
  const weak = ['control', 'accent'].flatMap((line) =>
    grounds.flatMap((ground) => {
      const ratio = contrast(tokens[line]!, tokens[ground]!);
      return ratio < 3 ? [`${line} on ${ground}: ${ratio.toFixed(2)}`] : [];
    }),
  );
  expect(weak).toEqual([]);
});
