// Starts the demo as the README says, uses it as its readers will, and stops it with Ctrl-C.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../apps/server/src/platform/postgres/server-process.ts';
import { root } from './lib/building.ts';
import { submit } from './lib/smtp.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const dataDir = mkdtempSync(join(tmpdir(), 'kontor-try-'));
chmodSync(dataDir, 0o711);
const [port, listen, playground, smtp, imap] = await Promise.all(Array.from({ length: 5 }, freePort));
const demo = spawn('npm', ['run', 'demo'], {
  cwd: root,
  env: {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    SMTP_LISTEN: `127.0.0.1:${listen}`,
    PLAYGROUND_PORT: String(playground),
    PLAYGROUND_SMTP: String(smtp),
    PLAYGROUND_IMAP: String(imap),
  },
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(demo, 'exit');
process.once('exit', () => {
  rmSync(dataDir, { recursive: true, force: true });
});

try {
  await ready();
  const api = `http://127.0.0.1:${port}/api/v1`;
  const cookies = join(dataDir, 'try-demo.cookies');
  const curl = (...words: string[]) =>
    execFileSync('curl', ['-sS', '--fail-with-body', '-b', cookies, '-c', cookies, ...words], {
      encoding: 'utf8',
    });
  const post = (path: string, body: object, headers: string[] = []) => {
    const all = ['Content-Type: application/json', `Origin: http://127.0.0.1:${port}`, ...headers];
    const words = all.flatMap((header) => ['-H', header]);
    return curl('-X', 'POST', ...words, '-d', JSON.stringify(body), `${api}${path}`);
  };

  say('signing in');
  post('/session', { email: 'lena@adler-kaffee.example', password: 'demo' });

  const word = `Probebrief${Date.now()}`;
  say(`a customer writes by SMTP: ${word}`);
  await submit(listen!, {
    from: 'anna.probe@example.com',
    to: 'support@adler-kaffee.example',
    text: `From: Anna Probe <anna.probe@example.com>\r\nTo: support@adler-kaffee.example\r\nSubject: ${word}\r\nMessage-ID: <${word}@example.com>\r\nDate: ${new Date().toUTCString()}\r\n\r\nMeine Maschine tropft. Was tun?\r\n`,
  });

  say('it stands in the list');
  const conversation = await eventually('the mail in the list', () => {
    const page = JSON.parse(curl(`${api}/conversations?view=all&sort=newest&limit=20`)) as {
      items: { id: string; subject: string }[];
    };
    return page.items.find((item) => item.subject.includes(word));
  });
  const messages = JSON.parse(curl(`${api}/conversations/${conversation.id}/messages`)) as {
    items: { id: string; text: string }[];
  };
  const asked = messages.items.at(-1)!;
  if (!asked.text.includes('Meine Maschine tropft')) throw new Error(`Not what was written: ${asked.text}`);

  say('Lena answers');
  const answer = 'Bitte entkalken Sie sie zuerst. Viele Grüsse, Lena';
  post(`/conversations/${conversation.id}/messages`, { kind: 'reply', text: answer, seen: asked.id }, [
    `Idempotency-Key: ${word}`,
  ]);

  say('the customer has it');
  const mailbox = `http://127.0.0.1:${playground}/api/mail/anna.probe@example.com`;
  await eventually('the answer in the mailbox', () => curl(mailbox).includes('Bitte entkalken') || undefined);

  say('Ctrl-C');
  process.kill(-demo.pid!, 'SIGINT');
  await ended;
  for (const used of [port, listen, playground, smtp, imap]) await isFree(used!);
  say('everything has stopped: the demo works');
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
  process.kill(-demo.pid!, 'SIGINT');
  await ended;
}

async function ready(): Promise<void> {
  let said = '';
  const shown = new Promise<void>((resolve) => {
    demo.stdout.on('data', (text) => {
      said += String(text);
      process.stdout.write(String(text));
      if (said.includes('Ctrl-C stops it')) resolve();
    });
  });
  const early = ended.then(() => Promise.reject(new Error('npm run demo ended before it was ready')));
  await Promise.race([shown, early]);
  early.catch(() => {});
}

/** A minute of patience: a reply is held for ten seconds before it leaves. */
async function eventually<Found>(what: string, look: () => Found | undefined): Promise<Found> {
  for (let tries = 0; tries < 240; tries++) {
    const found = look();
    if (found !== undefined) return found;
    await sleep(250);
  }
  throw new Error(`Waited a minute for ${what}`);
}

function isFree(used: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = connect(used, '127.0.0.1');
    probe.once('connect', () => reject(new Error(`Something still listens on ${used}`)));
    probe.once('error', () => resolve());
  });
}
