import type { Certificate } from '@kontor/channel-kit/adapter';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { StartFault } from '../platform/start-fault.ts';

export interface CertificateFiles {
  cert: string;
  key: string;
}

/**
 * The mail listener's certificate, from its files. They are read again from time to time: a renewed one is used for the next
 * connection, one that cannot be used is named in the log, and the one in use stays.
 */
export class MailCertificate {
  readonly #files: CertificateFiles;
  readonly #log: Logger;
  readonly #callbacks = new Set<() => void>();
  #pair: Certificate;
  #fault: string | undefined;

  private constructor(files: CertificateFiles, pair: Certificate, log: Logger) {
    this.#files = files;
    this.#pair = pair;
    this.#log = log;
  }

  static async open(files: CertificateFiles, log: Logger): Promise<MailCertificate> {
    return new MailCertificate(files, await readPair(files), log);
  }

  now(): Certificate {
    return this.#pair;
  }

  onChange(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  /** Each fault is told once, for as long as it lasts. */
  async look(): Promise<void> {
    try {
      const pair = await readPair(this.#files);
      this.#fault = undefined;
      if (pair.cert === this.#pair.cert && pair.key === this.#pair.key) return;
      this.#pair = pair;
      this.#log.info({ until: validUntil(pair) }, 'The mail listener uses a new certificate');
      for (const tell of this.#callbacks) tell();
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.#fault)
        this.#log.error({ reason: message }, 'The mail listener keeps its old certificate');
      this.#fault = message;
    }
  }
}

async function readPair(files: CertificateFiles): Promise<Certificate> {
  const [cert, key] = [await read('SMTP_TLS_CERT', files.cert), await read('SMTP_TLS_KEY', files.key)];
  const parsed = judged(
    'SMTP_TLS_CERT',
    files.cert,
    'no certificate in PEM',
    () => new X509Certificate(cert),
  );
  const secret = judged('SMTP_TLS_KEY', files.key, 'no private key in PEM without a passphrase', () =>
    createPrivateKey(key),
  );
  if (!parsed.checkPrivateKey(secret))
    throw new StartFault(
      `The key in SMTP_TLS_KEY (${files.key}) does not belong to the certificate in SMTP_TLS_CERT (${files.cert}). ` +
        'Name the two files that were made together; the certificate stands first in its file, its chain after it.',
    );
  return { cert, key };
}

async function read(variable: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'this user may not read it'
          : code === 'EISDIR'
            ? 'it is a folder'
            : message;
    throw new StartFault(
      `${variable} is ${path}, but ${why}. Name a file that the user of Kontor can read.`,
      { cause: error },
    );
  }
}

function judged<T>(variable: string, path: string, fault: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new StartFault(`${variable} is ${path}, but there is ${fault} in it.`, { cause: error });
  }
}

function validUntil({ cert }: Certificate): string {
  return new X509Certificate(cert).validTo;
}
