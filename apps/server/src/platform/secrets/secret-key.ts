import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir } from '../data-dir.ts';
import type { Config } from '../config.ts';
import { folderFault } from '../postgres/faults.ts';
import { StartFault } from '../start-fault.ts';
import { derive } from './deriving.ts';

/** The key that is set, or the one kept in the data folder, made there once. */
export async function secretKeyOf(config: Pick<Config, 'secretKey' | 'dataDir'>): Promise<string> {
  return config.secretKey ?? keptKey(config.dataDir);
}

export const secretKeyFile = (dataDir: string): string => join(dataDir, 'secret.key');

function keptKey(dataDir: string): string {
  const file = secretKeyFile(dataDir);
  try {
    if (!statSync(file, { throwIfNoEntry: false })) makeKey(dataDir, file);
    if (process.platform !== 'win32' && statSync(file).mode & 0o077) chmodSync(file, 0o600);
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= 32) return key;
  } catch (error) {
    const isNoFolder = ['ENOTDIR', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw folderFault(error, isNoFolder ? dataDir : file);
  }
  throw new StartFault(
    `${file} does not hold a key of at least 32 characters. Bring it back from where you kept it apart, or set SECRET_KEY: ` +
      'without it the passwords of channels cannot be read.',
  );
}

/** Whole or not at all, and never over one that another process made meanwhile. */
function makeKey(dataDir: string, file: string): void {
  makeDataDir(dataDir);
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half);
  }
}

/**
 * Kept in the database and in backups to notice another key before anything is read or written with it. It tells
 * nothing about the key itself.
 */
export const keyCheck = (key: string): string => derive(key, 'key check', 16).toString('base64url');
