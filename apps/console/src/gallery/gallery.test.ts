import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the gallery shows every base component', () => {
  const shown = read('./GalleryBase.vue');
  const components = readdirSync(new URL('../components/base/', import.meta.url)).filter((name) =>
    name.endsWith('.vue'),
  );
  expect(components.length).toBeGreaterThan(10);
  const missing = components.filter((name) => !shown.includes(`<${name.replace('.vue', '')}`));
  expect(missing).toEqual([]);
});
