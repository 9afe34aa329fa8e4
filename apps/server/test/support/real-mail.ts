import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invited, sessionView } from '@kontor/contracts/people';
import { brand, channelSettings, checkResult, directory } from '@kontor/contracts/settings';
import { type Dovecot, startDovecot } from '@kontor/email/test/support/dovecot';
import { freePorts } from '@kontor/email/test/support/free-ports';
import { type Postfix, startPostfix } from '@kontor/email/test/support/postfix';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { z } from 'zod';
import { Api } from './api.ts';
import { KontorProcess } from './processes.ts';

/** The mailbox that Kontor reads over IMAP, and the one that Postfix hands to Kontor's own listener. */
export const support = 'support@adler-kaffee.example';
export const service = 'service@adler-kaffee.example';
/** The customers' side, each with a mailbox. */
export const anna = 'anna.keller@kunde.example';
export const beat = 'beat.keller@kunde.example';
export const carla = 'carla.rossi@kunde.example';
export const workshop = 'werkstatt@partner.example';

const password = 'ein langes Passwort';
export const mailboxPassword = 'Kaffee-7-Bohnen';
export const people = {
  admin: { name: 'Ada Vogt', email: 'ada@adler-kaffee.example' },
  lena: { name: 'Lena Frei', email: 'lena@adler-kaffee.example', role: 'agent' },
  tim: { name: 'Tim Arnold', email: 'tim@adler-kaffee.example', role: 'lead' },
} as const;
export type Person = keyof typeof people;

export interface RealMail {
  dovecot: Dovecot;
  postfix: Postfix;
  kontor: KontorProcess;
  dataDir: string;
  password: string;
  channels: { support: string; service: string };
  /** What each step of the check said about the settings before the channel was made. */
  checks: z.infer<typeof checkResult>[];
  api(person: Person): Api;
  /** As a customer's mail program hands it to the mail server of the world. */
  send(mail: SendMailOptions): Promise<void>;
  /** What stands in a mailbox, the oldest first. */
  mailsOf(address: string): Promise<(ParsedMail & { source: string })[]>;
  close(): Promise<void>;
}

/** The product as it is built, set up by hand over its API, between a real mail server and real mailboxes. */
export async function startRealMail(): Promise<RealMail> {
  const mailboxes = [support, service, anna, beat, carla, workshop];
  const dovecot = await startDovecot({
    users: Object.fromEntries(mailboxes.map((address) => [address, mailboxPassword])),
  });
  const [listener] = (await freePorts(1)) as [number];
  const postfix = await startPostfix({ dovecot, handOver: { addresses: [service], port: listener } });
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-mail-'));
  chmodSync(dataDir, 0o711);
  const kontor = new KontorProcess('Kontor', {
    DATA_DIR: dataDir,
    PORT: '0',
    SMTP_LISTEN: `127.0.0.1:${listener}`,
  });
  const close = async () => {
    await kontor.stop();
    await postfix.close();
    await dovecot.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await kontor.start();
    const cookies = await setUp(kontor);
    const api = (person: Person) => new Api(kontor.url, () => ({ cookie: cookies[person] }));
    const made = await addChannels(api('admin'), dovecot, postfix);
    return {
      dovecot,
      postfix,
      kontor,
      dataDir,
      password,
      ...made,
      api,
      async send(mail) {
        const smtp = createTransport({ host: '127.0.0.1', port: postfix.portIn, ignoreTLS: true });
        try {
          await smtp.sendMail(mail);
        } finally {
          smtp.close();
        }
      },
      async mailsOf(address) {
        const sources = await dovecot.mails(address);
        return Promise.all(
          sources.map(async (source) => Object.assign(await simpleParser(source), { source })),
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first visitor with the one-time code, and two colleagues by invitation. */
async function setUp(kontor: KontorProcess): Promise<Record<Person, string>> {
  const nobody = new Api(kontor.url);
  const entered = async (path: string, body: object) => {
    const { status, headers, text } = await nobody.send('POST', path, body);
    const cookie = headers.get('set-cookie')?.split(';', 1)[0];
    if (!cookie) throw new Error(`POST ${path} → ${status} ${text}`);
    return cookie;
  };
  const { name, email } = people.admin;
  const admin = await entered('/setup', {
    code: kontor.setupCode,
    name,
    email,
    password,
    workspace: 'Adler Kaffee',
  });
  const api = new Api(kontor.url, () => ({ cookie: admin }));
  const { teams } = await api.get('/directory', directory);
  const join = async (person: 'lena' | 'tim') => {
    const { name: theirs, email: mail, role } = people[person];
    const { link } = await api.post(
      '/invitations',
      { email: mail, role, teamIds: teams.map(({ id }) => id) },
      invited,
    );
    const cookie = await entered(`/account-links/${link!.split('/').at(-1)}`, { name: theirs, password });
    const own = new Api(kontor.url, () => ({ cookie }));
    await own.put('/me', { name: theirs, locale: 'en', zone: null }, sessionView);
    return cookie;
  };
  return { admin, lena: await join('lena'), tim: await join('tim') };
}

async function addChannels(admin: Api, dovecot: Dovecot, postfix: Postfix) {
  const { teams, brands } = await admin.get('/directory', directory);
  const [team, own] = [teams[0]!.id, brands[0]!];
  const { id: brandId, version: _, ...body } = own;
  const signatures = { de: { text: 'Freundliche Grüsse\n{{agent.name}}, Adler Kaffee' } };
  await admin.put(`/brands/${brandId}`, { ...body, signatures }, brand);

  const outgoing = { host: postfix.host, port: postfix.port, security: 'starttls', ca: postfix.ca };
  const wishes = [
    {
      name: 'Support',
      settings: {
        address: support,
        receive: 'imap',
        imap: {
          host: dovecot.host,
          port: dovecot.ports.imaps,
          security: 'tls',
          ca: dovecot.ca,
          user: support,
          password: mailboxPassword,
        },
        smtp: { ...outgoing, login: 'same' },
        replyAddress: 'support+{token}@adler-kaffee.example',
      },
    },
    {
      name: 'Service',
      settings: {
        address: service,
        receive: 'listener',
        smtp: { ...outgoing, login: 'own', user: service, password: mailboxPassword },
        replyAddress: 'service+{token}@adler-kaffee.example',
      },
    },
  ];
  const checks = [];
  const ids: string[] = [];
  for (const { name, settings } of wishes) {
    checks.push(await admin.post('/channels/check', { kind: 'email', settings }, checkResult));
    const channel = { kind: 'email', name, brandId, teamId: team, teamIds: [team], enabled: true, settings };
    ids.push((await admin.post('/channels', channel, channelSettings)).id);
  }
  return { checks, channels: { support: ids[0]!, service: ids[1]! } };
}
