import { createHash, randomUUID } from 'node:crypto';
import nodeFs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DiskFull, FileGone, type FileStore, type StoredFile, type SweepQuestion } from './file-store.ts';

type Fs = Pick<typeof nodeFs, 'open' | 'mkdir' | 'rename' | 'link' | 'rm' | 'stat' | 'readdir'>;

/** How many names are asked about at once while sweeping. */
const batch = 500;

/**
 * A folder, by the first two pairs of the name: `ab/cd/abcd…`. Several processes may share it. A file appears under
 * its name whole or not at all.
 */
export class FolderFileStore implements FileStore {
  readonly #root: string;
  readonly #fs: Fs;
  #prepared: Promise<unknown> | undefined;

  constructor(root: string, fs: Fs = nodeFs) {
    this.#root = root;
    this.#fs = fs;
  }

  async put(source: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const half = join(this.#root, 'incoming', randomUUID());
    try {
      await this.#prepare();
      const stored = await this.#write(half, source);
      const path = this.#path(stored.sha256);
      if (!(await this.#touch(path))) {
        await this.#makeFolder(dirname(path));
        await this.#fs.rename(half, path);
      }
      // Also for a file that was there: whoever put it may not have come this far yet.
      await this.#sync(dirname(path));
      return stored;
    } catch (error) {
      throw named(error, this.#root);
    } finally {
      await this.#fs.rm(half, { force: true });
    }
  }

  async open(sha256: string): Promise<Readable> {
    try {
      return (await this.#fs.open(this.#path(sha256))).createReadStream();
    } catch (error) {
      throw named(error, sha256);
    }
  }

  async read(sha256: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of await this.open(sha256)) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#sizeOf(this.#path(sha256))) !== undefined;
  }

  async delete(sha256: string): Promise<void> {
    await this.#fs.rm(this.#path(sha256), { force: true });
  }

  async *list(): AsyncGenerator<StoredFile> {
    for (const first of await this.#folders(this.#root))
      for (const second of await this.#folders(join(this.#root, first)))
        for (const sha256 of await this.#names(join(this.#root, first, second))) {
          const size = await this.#sizeOf(this.#path(sha256));
          if (size !== undefined) yield { sha256, size };
        }
  }

  async sweep({ olderThan, named: ask }: SweepQuestion): Promise<number> {
    let removed = 0;
    const judge = async (names: string[]) => {
      const kept = await ask(names);
      for (const name of names) if (!kept.has(name) && (await this.#removeIfOld(name, olderThan))) removed++;
    };
    let names: string[] = [];
    for await (const { sha256 } of this.list()) {
      if (!(await this.#isOld(this.#path(sha256), olderThan))) continue;
      names.push(sha256);
      if (names.length === batch) await judge(names.splice(0));
    }
    if (names.length > 0) await judge(names);
    await this.#clearIncoming(olderThan);
    return removed;
  }

  /**
   * Takes the file away first and judges its age after: a `put` of the same content either touched it before, then
   * it is brought back, or finds it gone and writes it again.
   */
  async #removeIfOld(sha256: string, olderThan: Date): Promise<boolean> {
    const path = this.#path(sha256);
    const aside = join(this.#root, 'incoming', `${sha256}.${randomUUID()}`);
    await this.#prepare();
    try {
      await this.#fs.rename(path, aside);
      if (await this.#isOld(aside, olderThan)) return true;
      await this.#fs.link(aside, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
    } finally {
      await this.#fs.rm(aside, { force: true });
    }
    return false;
  }

  async #write(half: string, source: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const hash = createHash('sha256');
    let size = 0;
    const file = await this.#fs.open(half, 'wx', 0o600);
    try {
      for await (const part of source instanceof Uint8Array ? [source] : source) {
        hash.update(part);
        size += part.length;
        await file.writeFile(part);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  /** Makes a file that is there young again and sure to be on disk; `false` when it is not there. */
  async #touch(path: string): Promise<boolean> {
    try {
      const file = await this.#fs.open(path, 'r+');
      try {
        const now = new Date();
        await file.utimes(now, now);
        await file.sync();
        const [ours, named] = await Promise.all([file.stat(), this.#fs.stat(path)]);
        return ours.ino === named.ino;
      } finally {
        await file.close();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  #prepare(): Promise<unknown> {
    this.#prepared ??= this.#makeFolder(join(this.#root, 'incoming')).catch((error: unknown) => {
      this.#prepared = undefined;
      throw error;
    });
    return this.#prepared;
  }

  /** A new folder is on disk only when the one that holds it is synced. */
  async #makeFolder(folder: string): Promise<void> {
    const first = await this.#fs.mkdir(folder, { recursive: true, mode: 0o700 });
    if (!first) return;
    for (let made = folder; ; made = dirname(made)) {
      await this.#sync(dirname(made));
      if (made === first || made === dirname(made)) return;
    }
  }

  async #sync(folder: string): Promise<void> {
    // Windows cannot open folders; its file systems keep the order themselves.
    if (process.platform === 'win32') return;
    const opened = await this.#fs.open(folder);
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  }

  async #clearIncoming(olderThan: Date): Promise<void> {
    const incoming = join(this.#root, 'incoming');
    for (const name of await this.#entries(incoming))
      if (await this.#isOld(join(incoming, name), olderThan))
        await this.#fs.rm(join(incoming, name), { force: true });
  }

  async #isOld(path: string, olderThan: Date): Promise<boolean> {
    try {
      return (await this.#fs.stat(path)).mtime < olderThan;
    } catch {
      return false;
    }
  }

  async #sizeOf(path: string): Promise<number | undefined> {
    try {
      return (await this.#fs.stat(path)).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #entries(folder: string): Promise<string[]> {
    try {
      return await this.#fs.readdir(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  #folders = async (folder: string) =>
    (await this.#entries(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));

  #names = async (folder: string) =>
    (await this.#entries(folder)).filter((name) => /^[0-9a-f]{64}$/.test(basename(name)));

  #path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FileGone(`"${sha256}" names no file`);
    return join(this.#root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

function named(error: unknown, what: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DiskFull(`The disk that holds ${what} is full`);
  if (code === 'ENOENT') return new FileGone(`There is no file ${what}`);
  return error;
}
