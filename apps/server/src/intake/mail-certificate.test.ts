import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { testKontor } from '../../test/support/kontor.ts';
import { MailCertificate } from './mail-certificate.ts';
import { MailListener } from './mail-listener.ts';

let dir: string;
const file = (name: string) => join(dir, name);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kontor-certificate-'));
  for (const name of ['one', 'two']) await make(name);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function make(name: string): Promise<void> {
  const options =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost ' +
    '-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -days 30';
  const made = ['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)];
  await promisify(execFile)('openssl', [...options.split(' '), ...made]);
}

async function use(name: string): Promise<void> {
  await copyFile(file(`${name}.pem`), file('cert.pem'));
  await copyFile(file(`${name}.key`), file('key.pem'));
}
const files = () => ({ cert: file('cert.pem'), key: file('key.pem') });

test('mail servers encrypt with the certificate of the files, and with the renewed one without a restart', async () => {
  await use('one');
  const kontor = await testKontor({
    env: {
      SMTP_LISTEN: '127.0.0.1:0',
      SMTP_TLS_CERT: file('cert.pem'),
      SMTP_TLS_KEY: file('key.pem'),
    },
  });
  await addMailbox(kontor, { address: 'support@adler-kaffee.example', team: 'support', smtpPort: 1 });
  const { port, certificate } = kontor.get(MailListener);
  const sendTrusting = async (name: string) => {
    const ca = await readFile(file(`${name}.pem`), 'utf8');
    const smtp = createTransport({ host: 'localhost', port: port!, requireTLS: true, tls: { ca } });
    try {
      await smtp.sendMail({ from: 'anna@kunde.example', to: 'support@adler-kaffee.example', text: 'Hello' });
    } finally {
      smtp.close();
    }
  };
  await sendTrusting('one');
  await use('two');
  await certificate!.look();
  await sendTrusting('two');
  await expect(sendTrusting('one')).rejects.toThrow(/self-signed/);
  const receipts = await kontor.db.sql.selectFrom('receipt').select('facts').execute();
  expect(receipts.map(({ facts }) => facts)).toEqual([
    expect.objectContaining({ tls: expect.objectContaining({ version: 'TLSv1.3' }) }),
    expect.objectContaining({ tls: expect.objectContaining({ version: 'TLSv1.3' }) }),
  ]);
});

test('files that cannot be used keep Kontor from starting, and it says which and why', async () => {
  await use('one');
  await writeFile(file('text'), 'no pem');
  const env = (cert: string, key: string) => ({
    SMTP_LISTEN: '127.0.0.1:0',
    SMTP_TLS_CERT: file(cert),
    SMTP_TLS_KEY: file(key),
  });
  await expect(testKontor({ env: env('missing.pem', 'key.pem') })).rejects.toThrow(
    `SMTP_TLS_CERT is ${file('missing.pem')}, but there is no such file.`,
  );
  const open = (cert: string, key: string) =>
    MailCertificate.open({ cert: file(cert), key: file(key) }, pino({ level: 'silent' }));
  await expect(open('text', 'key.pem')).rejects.toThrow('there is no certificate in PEM in it');
  await expect(open('cert.pem', 'text')).rejects.toThrow('there is no private key in PEM');
  await expect(open('.', 'key.pem')).rejects.toThrow('it is a folder');
  await expect(open('cert.pem', 'two.key')).rejects.toThrow('does not belong to the certificate');
});

test('while two files are being replaced the old pair stays in use, and one fault is told once', async () => {
  await use('one');
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line).msg) });
  const certificate = await MailCertificate.open(files(), log);
  const before = certificate.now();
  let changes = 0;
  certificate.onChange(() => changes++);
  await copyFile(file('two.pem'), file('cert.pem'));
  await certificate.look();
  await certificate.look();
  expect([certificate.now(), changes]).toEqual([before, 0]);
  await rm(file('key.pem'));
  await certificate.look();
  await use('two');
  await certificate.look();
  await certificate.look();
  expect(certificate.now().cert).toBe(await readFile(file('two.pem'), 'utf8'));
  expect(changes).toBe(1);
  expect(logged).toEqual([
    'The mail listener keeps its old certificate',
    'The mail listener keeps its old certificate',
    'The mail listener uses a new certificate',
  ]);
});
