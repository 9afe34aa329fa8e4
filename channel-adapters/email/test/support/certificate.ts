import { execFile } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  keyFile: string;
  certFile: string;
  /** PEM: what an admin pastes as own certificate authority. */
  pem: string;
}

/** A self-signed certificate for `localhost` and 127.0.0.1, by openssl. */
export async function selfSigned(dir: string, { days = 30 } = {}): Promise<Certificate> {
  const [keyFile, certFile] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const options =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost ' +
    `-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -days ${days}`;
  await promisify(execFile)('openssl', [...options.split(' '), '-keyout', keyFile, '-out', certFile]);
  await chmod(keyFile, 0o600);
  return { keyFile, certFile, pem: await readFile(certFile, 'utf8') };
}
