import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDataDir } from './data-dir.ts';
import { StartFault } from './start-fault.ts';

test.skipIf(!existsSync('/proc/self'))(
  'where the system keeps no files, the start ends with a sentence that says so',
  async () => {
    const main = new URL('./data-dir.ts', import.meta.url).href;
    const script = `import(${JSON.stringify(main)}).then(({ makeDataDir }) => makeDataDir('/proc/kontor/data'))`;
    // In a process of its own: what hangs can be ended.
    const said = await new Promise<string>((resolve) =>
      execFile(
        process.execPath,
        ['-e', script],
        { timeout: 60_000, killSignal: 'SIGKILL' },
        (error, _, stderr) => resolve(error?.signal ? 'it hung' : stderr),
      ),
    );
    expect(said).toContain('StartFault: The folder /proc/kontor/data cannot be made');
    expect(said).toContain('Set DATA_DIR to a folder on a disk.');
  },
);

test('folders above it are made, and what is a file is no folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'kontor-data-dir-'));
  try {
    const dataDir = join(root, 'a', 'b', 'data');
    makeDataDir(dataDir);
    makeDataDir(dataDir);
    expect(statSync(dataDir).mode & 0o077).toBe(process.getuid?.() === 0 ? 0o011 : 0);
    writeFileSync(join(root, 'file'), '');
    for (const name of ['file', 'file/data']) expect(() => makeDataDir(join(root, name))).toThrow(StartFault);
  } finally {
    rmSync(root, { recursive: true });
  }
});
