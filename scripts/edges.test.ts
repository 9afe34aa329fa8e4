import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const configs = ['.dependency-cruiser.cjs', '.dependency-cruiser-features.cjs'].map((name) =>
  join(root, name),
);
const forbidden = configs.flatMap(
  (config) => (createRequire(import.meta.url)(config) as { forbidden: { name: string }[] }).forbidden,
);

/** For each rule: a file, what it imports, and what stands there. */
const planted: Record<string, [file: string, imports: string, content?: string][]> = {
  'domain-knows-nothing': [['libs/domain/src/clock.ts', 'node:fs']],
  'contracts-know-domain': [['libs/contracts/src/wire.ts', '../../ui/src/button.ts']],
  'channel-kit-knows-domain': [['libs/channel-kit/src/kit.ts', '../../contracts/src/plain.ts']],
  'ui-knows-vue': [['libs/ui/src/button.ts', '../../contracts/src/plain.ts']],
  'adapter-knows-channel-kit': [['channel-adapters/fax/src/send.ts', '../../email/src/index.ts']],
  'browser-never-sees-server': [['apps/console/src/page.ts', '../../server/src/intake/reading.ts']],
  'playground-stands-outside': [['apps/playground/src/phone.ts', '../../server/src/intake/reading.ts']],
  'one-place-names-adapters': [
    ['apps/server/src/intake/naming.ts', '../../../../channel-adapters/email/src/index.ts'],
  ],
  'server-knows-no-app': [['apps/server/src/intake/serving.ts', '../../../console/src/plain.ts']],
  'platform-knows-no-feature': [['apps/server/src/platform/knowing.ts', '../intake/reading.ts']],
  'libs-know-no-app': [['libs/domain/src/above.ts', '../../../apps/console/src/plain.ts']],
  'scripts-know-platform': [['scripts/featured.ts', '../apps/server/src/intake/reading.ts']],
  'no-tests-in-products': [['apps/console/src/cheating.ts', './plain.test.ts']],
  'no-circles': [
    ['apps/console/src/hen.ts', './egg.ts'],
    ['apps/console/src/egg.ts', './hen.ts'],
  ],
  'features-form-no-circles': [
    ['apps/server/src/routing/rules.ts', '../delivery/sending.ts'],
    ['apps/server/src/delivery/queue.ts', '../routing/teams.ts'],
  ],
  'everything-is-found': [['apps/console/src/lost.ts', './nowhere.ts']],
};

const plain = [
  'libs/contracts/src/plain.ts',
  'apps/console/src/plain.ts',
  'apps/console/src/plain.test.ts',
  'apps/server/src/intake/reading.ts',
  'apps/server/src/delivery/sending.ts',
  'apps/server/src/routing/teams.ts',
  'channel-adapters/email/src/index.ts',
  'channel-adapters/email/src/allowed.ts',
];

interface Violation {
  from: string;
  rule: { name: string };
}

let at: string;
let found: Violation[];

beforeAll(() => {
  at = mkdtempSync(join(tmpdir(), 'kontor-edges-'));
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), content);
  };
  for (const file of plain) write(file, 'export const plain = 1;\n');
  for (const files of Object.values(planted))
    for (const [file, imports] of files)
      write(file, `import * as other from '${imports}';\nexport { other };\n`);
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = ['apps', 'libs', 'channel-adapters', 'scripts'];
  found = configs.flatMap((config) => {
    const args = [bin, '--config', config, '--output-type', 'json', ...folders];
    const json = execFileSync(process.execPath, args, { cwd: at, encoding: 'utf8' });
    return (JSON.parse(json) as { summary: { violations: Violation[] } }).summary.violations;
  });
});
afterAll(() => rmSync(at, { recursive: true }));

test.each(forbidden.map((rule) => rule.name))('a planted violation of "%s" is caught', (name) => {
  const files = planted[name]?.map(([file]) => (name === 'features-form-no-circles' ? dirname(file) : file));
  expect(files, 'each rule has its planted violation').toBeDefined();
  // A circle is reported once, at one of its ends.
  const caught = found.filter((violation) => violation.rule.name === name).map((violation) => violation.from);
  expect(caught.some((file) => files!.includes(file))).toBe(true);
});

test('what is allowed is not caught', () => {
  expect(found.filter((violation) => plain.includes(violation.from))).toEqual([]);
});
