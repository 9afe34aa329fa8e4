import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { expectErrors, startChromium } from '../apps/server/test/support/browser.ts';
import { until } from '../apps/server/test/support/until.ts';
import { without } from '../apps/server/test/support/without.ts';
import { freePort } from '../apps/server/src/platform/postgres/server-process.ts';
import { root } from './lib/building.ts';

/** All sources, and links to what is installed: what is changed here is nobody else's. */
async function aCopy(): Promise<string> {
  // Beside the sources, for links reach no other disk. Git overlooks the name.
  const copy = mkdtempSync(join(root, '.data-dev-copy-'));
  chmodSync(copy, 0o711);
  const kept = ['apps', 'libs', 'channel-adapters', 'scripts', 'package.json', 'tsconfig.base.json'];
  for (const name of kept)
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !/\/(dist|node_modules)$/.test(path),
    });
  for (const folder of ['node_modules', 'apps/server/node_modules'])
    await promisify(execFile)('cp', ['-al', join(root, folder), join(copy, folder)]).catch((error: Error) => {
      if (folder === 'node_modules') throw error;
    });
  return copy;
}

function change(file: string, before: string, after: string): void {
  const source = readFileSync(file, 'utf8');
  expect(source).toContain(before);
  writeFileSync(file, source.replace(before, after));
}

test.skipIf(without('chromium'))(
  'in development a change of the server starts it again, and one of the console shows without loading the page anew',
  async () => {
    const copy = await aCopy();
    const port = await freePort();
    const dev = spawn(
      process.execPath,
      ['--import', './scripts/node-version.mjs', 'scripts/dev.ts', '--real'],
      {
        cwd: copy,
        env: { ...process.env, PORT: String(port), DATA_DIR: join(copy, '.data'), LOG_LEVEL: 'warn' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const ended = once(dev, 'exit');
    let said = '';
    for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (text) => (said += String(text)));
    const saysUntil = (what: string, look: () => unknown) =>
      until(what, () => look() || dev.exitCode !== null, 200_000).catch((error: Error) => {
        throw new Error(`${error.message}\n${said}`);
      });
    const browser = await startChromium();
    try {
      await saysUntil(
        'server and console are there',
        () => said.includes('Server: ') && said.includes('Console with hot reload: '),
      );
      const live = async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined);
        return answer?.ok ? await answer.text() : '';
      };
      expect(await live()).toBe('{"status":"ok"}');

      const page = await browser.newPage();
      // Of what is changed under it, and of a server that starts again.
      expectErrors(page.context());
      await page.goto(/Console with hot reload: (\S+)/.exec(said)![1]!);
      await page.locator('h1').first().waitFor();
      const frame = join(copy, 'apps/console/src/components/shell/AccountFrame.vue');
      let changes = 0;
      // The first visit may still find dependencies, for which Vite loads the page anew by itself.
      await until('a change shows without loading the page anew', async () => {
        changes += 1;
        await page.evaluate(() => Object.assign(globalThis, { isLoaded: true }));
        change(frame, '<template>', `<template><p>Change ${changes}.</p>`);
        await page.getByText(`Change ${changes}.`).waitFor();
        return page.evaluate(() => 'isLoaded' in globalThis);
      });

      change(
        join(copy, 'apps/server/src/platform/health/health.controller.ts'),
        "status: 'ok'",
        "status: 'ok', changed: true",
      );
      await until(
        'the server has the change',
        async () => (await live()).includes('"changed":true'),
        200_000,
      );
      expect(said.match(/Server: /g)).toHaveLength(2);
    } finally {
      await browser.close();
      dev.kill('SIGINT');
      await ended;
      rmSync(copy, { recursive: true, force: true });
    }
  },
);
