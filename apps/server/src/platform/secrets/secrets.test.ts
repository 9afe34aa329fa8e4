import { mkdtempSync, readdirSync, readFileSync, rmSync, chmodSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotOpen, open, seal } from './sealing.ts';
import { keyCheck, secretKeyOf } from './secret-key.ts';
import { signPath, verifyPath } from './signed-paths.ts';

const key = 'a key of the Adler Kaffee company, long enough';
const other = 'another key of the same company, as long as it';

describe('the secret key', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'kontor-key-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const kept = () => secretKeyOf({ dataDir, secretKey: undefined });

  test('is made once in the data folder, for its owner alone', async () => {
    const made = await kept();
    expect(await kept()).toBe(made);
    expect(made.length).toBeGreaterThanOrEqual(43);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
  });

  test('is closed again when others could read it', async () => {
    const made = await kept();
    chmodSync(join(dataDir, 'secret.key'), 0o644);
    expect(await kept()).toBe(made);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  test('that is set is used, and none is made', async () => {
    expect(await secretKeyOf({ dataDir, secretKey: key })).toBe(key);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('that was emptied is not replaced by a new one', async () => {
    writeFileSync(join(dataDir, 'secret.key'), '\n');
    await expect(kept()).rejects.toThrow(/Bring it back from where you kept it apart/);
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('\n');
  });

  test('is not looked for in a file that stands in the place of the folder', async () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'within')])
      await expect(secretKeyOf({ dataDir: place, secretKey: undefined })).rejects.toThrow(
        `DATA_DIR is ${place}, but that is no folder.`,
      );
  });

  test('is told from another by its check, which does not contain it', () => {
    expect(keyCheck(key)).toBe(keyCheck(key));
    expect(keyCheck(key)).not.toBe(keyCheck(other));
    expect(keyCheck(key)).toHaveLength(22);
  });
});

describe('sealing', () => {
  test('opens with the same key for the same purpose', () => {
    const text = '{"password":"grüezi 🔑"}';
    expect(open(key, 'channel', seal(key, 'channel', text))).toBe(text);
    expect(open(key, 'channel', seal(key, 'channel', ''))).toBe('');
  });

  test('never gives the same twice, nor anything readable', () => {
    const [one, two] = [seal(key, 'channel', 'hunter2'), seal(key, 'channel', 'hunter2')];
    expect(one).not.toBe(two);
    expect(one).toMatch(/^k1\.[\w-]{8}\.[\w-]+$/);
  });

  test.each([
    ['another key', () => open(other, 'channel', seal(key, 'channel', 'x')), 'another SECRET_KEY'],
    ['another purpose', () => open(key, 'webhook', seal(key, 'channel', 'x')), 'another purpose'],
    ['one letter changed', () => open(key, 'channel', change(seal(key, 'channel', 'hello'))), 'was changed'],
    ['cut off', () => open(key, 'channel', seal(key, 'channel', 'hello').slice(0, 20)), 'was changed'],
    ['a shorter tag', () => open(key, 'channel', seal(key, 'channel', '').slice(0, -8)), 'was changed'],
    ['plain text', () => open(key, 'channel', 'hunter2'), 'not something that Kontor sealed'],
  ])('does not open with %s, and says why without the content', (_, attempt, why) => {
    expect(attempt).toThrow(CannotOpen);
    expect(attempt).toThrow(why);
  });

  const change = (sealed: string) =>
    sealed.slice(0, -2) + (sealed.at(-2) === 'A' ? 'B' : 'A') + sealed.at(-1);
});

describe('signed paths', () => {
  const path = '/files/0f3a/invoice.pdf';
  const until = new Date('2026-11-22T10:00:00Z');
  const before = new Date('2026-11-22T09:59:59Z');
  const signed = signPath(key, path, until);

  test('are valid until their end, then expired', () => {
    expect(verifyPath(key, signed, before)).toBe('valid');
    expect(verifyPath(key, signed, until)).toBe('expired');
  });

  test('keep a query they already had', () => {
    expect(verifyPath(key, signPath(key, `${path}?as=preview`, until), before)).toBe('valid');
  });

  test.each([
    ['another file', signed.replace('0f3a', '0f3b')],
    ['a later end', signed.replace(String(until.getTime()), String(until.getTime() + 1))],
    ['no signature', signed.replace(/&signature.*/, '')],
    ['an empty signature', signed.replace(/signature=.*/, 'signature=')],
    ['something added', `${signed}&as=html`],
    ['something put in front', signed.replace('?', '?as=html&')],
    ['another key', signPath(other, path, until)],
  ])('are forged with %s', (_, forged) => expect(verifyPath(key, forged, before)).toBe('forged'));
});
