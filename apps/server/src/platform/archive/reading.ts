import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { z } from 'zod';
import { ArchiveFault, ending, type Ending, manifest, type Manifest } from './format.ts';

export interface Entry {
  kind: 'rows' | 'file';
  /** The table, or the file's digest. */
  name: string;
  bytes: Buffer;
}

export interface Archive {
  manifest: Manifest;
  ending: Ending;
}

/**
 * Reads an archive from front to back and judges all of it on the way: order, digests, counts, and that its end is
 * there. Throws an `ArchiveFault` at the first thing that is wrong; only when it returns was everything right.
 */
export async function readArchive(
  file: string,
  begin: (manifest: Manifest) => Promise<void> | void,
  take: (entry: Entry) => Promise<void> | void,
): Promise<Archive> {
  const tar = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), tar);
  const judged = new Judge();
  const walking = (async () => {
    for await (const entry of tar) {
      const parts: Buffer[] = [];
      for await (const part of entry) parts.push(part as Buffer);
      const content = judged.judge(entry.header.name, Buffer.concat(parts));
      if (content === 'manifest') await begin(judged.manifest!);
      else if (content !== 'end') await take(content);
    }
    return judged.whole();
  })();
  try {
    const [archive] = await Promise.all([walking, reading]);
    return archive;
  } catch (error) {
    tar.destroy();
    await Promise.allSettled([walking, reading]);
    throw unreadable(error, file);
  }
}

function unreadable(error: unknown, file: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new ArchiveFault(`There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EISDIR') return new ArchiveFault(`${file} cannot be read.`);
  if (code?.startsWith('Z_') || /tar|unexpected end|Unexpected end|premature|Premature/i.test(message ?? ''))
    return error instanceof ArchiveFault ? error : broken('it was cut off, or is no archive of Kontor');
  return error;
}

const broken = (what: string) => new ArchiveFault(`The archive is not whole: ${what}. Nothing was changed.`);

class Judge {
  manifest: Manifest | undefined;
  #ending: Ending | undefined;
  readonly #hashes = new Map<string, { hash: Hash; pieces: number }>();
  #files = 0;

  judge(name: string, bytes: Buffer): 'manifest' | 'end' | Entry {
    if (this.#ending) throw broken(`something follows its end (${name})`);
    if (!this.manifest) {
      if (name !== 'manifest.json') throw broken('it does not begin with manifest.json');
      this.manifest = parse(manifest, bytes, 'manifest.json');
      for (const table of this.manifest.tables)
        this.#hashes.set(table.name, { hash: createHash('sha256'), pieces: 0 });
      return 'manifest';
    }
    if (name === 'end.json') {
      this.#ending = parse(ending, bytes, 'end.json');
      return 'end';
    }
    const [kind, of, number] = name.split('/');
    if (kind === 'rows') return this.#rows(of!, Number(number), bytes);
    if (kind === 'files') return this.#file(of!, bytes);
    throw broken(`it holds ${name}, which is not understood`);
  }

  #rows(table: string, number: number, bytes: Buffer): Entry {
    const sofar = this.#hashes.get(table);
    if (!sofar || number !== sofar.pieces + 1) throw broken(`piece ${number} of ${table} is out of place`);
    sofar.pieces = number;
    sofar.hash.update(bytes);
    return { kind: 'rows', name: table, bytes };
  }

  #file(sha256: string, bytes: Buffer): Entry {
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw broken(`the file ${sha256} was changed`);
    this.#files++;
    return { kind: 'file', name: sha256, bytes };
  }

  whole(): Archive {
    if (!this.manifest || !this.#ending) throw broken('its end is missing');
    for (const [table, { hash }] of this.#hashes)
      if (hash.digest('hex') !== this.#ending.tables[table]?.sha256)
        throw broken(`the rows of ${table} were changed`);
    if (this.#files !== this.#ending.files)
      throw broken(`${this.#ending.files - this.#files} files are missing`);
    return { manifest: this.manifest, ending: this.#ending };
  }
}

function parse<S extends z.ZodType>(schema: S, bytes: Buffer, name: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw broken(`${name} is not understood; perhaps another version of Kontor made it`);
  }
}
