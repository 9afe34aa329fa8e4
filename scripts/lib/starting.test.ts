import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDataDir } from '../../apps/server/src/platform/postgres/data-lock.ts';
import { readArguments } from './arguments.ts';
import { markAsDemo, removeDemo } from './demo-data.ts';
import { needs, sayWhatIsMissing, sayWhatWasNotShown } from './machine.ts';
import { takenPorts } from './ports.ts';

describe('what is written after npm run demo --', () => {
  test('is read', () => {
    expect(readArguments(['--demo', '--fresh', '--customers', '20', '--conversations=30'])).toEqual({
      demo: true,
      fresh: true,
      customers: '20',
      conversations: '30',
    });
  });

  test.each([
    [['--demo', '--frech'], '"--frech" is not understood'],
    [['--demo', '--customers', 'many'], '--customers wants a whole number'],
    [['--demo', '--conversations'], '--conversations wants a whole number'],
    [['--fresh'], '--fresh is for the demo alone'],
    [['--customers', '5'], '--customers is for the demo alone'],
  ])('%j is refused', (words, says) => expect(() => readArguments(words)).toThrow(says));
});

describe('a port that is taken', () => {
  test('is named with its variable and another to choose', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const wanted = { variable: 'PORT', host: '127.0.0.1', port };
    expect(await takenPorts([wanted])).toEqual([
      `Port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another: PORT=${port + 1}`,
    ]);
    squatter.close();
    await once(squatter, 'close');
    expect(await takenPorts([wanted])).toEqual([]);
  });

  test('an address that is not this machine’s is named', async () => {
    expect(await takenPorts([{ variable: 'PORT', host: '192.0.2.1', port: 0 }])).toEqual([
      '192.0.2.1 is no address of this machine. Set HOST to one that is.',
    ]);
  });
});

describe('beginning a demo anew', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'kontor-demo-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('deletes a folder that a demo made', async () => {
    lockDataDir(dir).release();
    markAsDemo(dir);
    writeFileSync(join(dir, 'secret.key'), 'x');
    await removeDemo(dir);
    expect(existsSync(dir)).toBe(false);
  });

  test('never deletes another one, also not after a demo was started on it', async () => {
    mkdirSync(join(dir, 'postgres'));
    markAsDemo(dir);
    await expect(removeDemo(dir)).rejects.toThrow(
      /was not made by npm run demo, so --fresh does not delete it/,
    );
    expect(readdirSync(dir)).toEqual(['postgres']);
  });

  test('is fine where there is nothing', async () => {
    await removeDemo(dir);
    await removeDemo(join(dir, 'nowhere'));
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('npm test on a machine', () => {
  test('that lacks something names it, how to install it and how to leave it out', () => {
    const lacking = needs.map((need) => ({
      ...need,
      found: () => need.name !== 'redis' && need.name !== 'dovecot',
    }));
    const said = sayWhatIsMissing([], lacking);
    expect(said).toContain('dovecot: mail fetched from a real IMAP server');
    expect(said).toContain(
      'apt-get install -y --no-install-recommends dovecot-imapd dovecot-lmtpd redis-server',
    );
    expect(said).toContain('npm test -- --without dovecot,redis');
    expect(sayWhatIsMissing(['dovecot', 'redis'], lacking)).toBeUndefined();
  });

  test('says what it did not show', () => {
    expect(sayWhatWasNotShown(['redis'])).toBe('not shown (--without redis): several processes on Redis');
  });
});

test('a Node that is too old is told so in a sentence, not by a syntax error', () => {
  const check = resolve(import.meta.dirname, '../node-version.mjs');
  const as = (version: string) =>
    `Object.defineProperty(process.versions, 'node', { value: '${version}' }); await import('${check}'); console.log('goes on')`;
  const run = (version: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', as(version)], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(run('22.18.0')).toBe('goes on\n');
  expect(run('24.0.0')).toBe('goes on\n');
  for (const old of ['20.20.2', '22.17.1'])
    expect(() => run(old)).toThrow(`Kontor needs Node 22.18 or newer; this is ${old}`);
});
