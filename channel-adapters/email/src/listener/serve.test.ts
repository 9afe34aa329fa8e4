import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawDelivery, ServeIo } from '@kontor/channel-kit/adapter';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '../../test/support/certificate.ts';
import { mailListener, type ListenerOptions } from './serve.ts';

const channels: Record<string, string[]> = {
  'support@adler-kaffee.example': ['c-support'],
  'info@adler-kaffee.example': ['c-support'],
  'returns@adler-kaffee.example': ['c-returns'],
  'all@adler-kaffee.example': ['c-support', 'c-returns'],
};
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function listener(options: ListenerOptions = {}, change: Partial<ServeIo> = {}) {
  const abort = new AbortController();
  stops.push(() => abort.abort());
  const stored: { delivery: RawDelivery; channels: string[] }[] = [];
  const io: ServeIo = {
    signal: abort.signal,
    log: { info() {}, warn() {} },
    now: () => new Date('2026-11-02T09:00:00Z'),
    channelsFor: async (address) => channels[address] ?? [],
    store: async (delivery, to) => void stored.push({ delivery, channels: to }),
    ...change,
  };
  const { port, closed } = await mailListener(options)({ host: '127.0.0.1', port: 0 }, io);
  return { port, closed, stored, abort };
}

/** A sending server by hand: each line is sent after the answer to the one before. */
class Sender {
  readonly socket: Socket;
  private answers: string[] = [];
  private waiting: ((answer: string) => void)[] = [];
  private rest = '';

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    stops.push(() => this.socket.destroy());
    this.socket.on('error', () => this.hear('broken'));
    this.socket.on('close', () => this.hear('closed'));
    this.socket.setEncoding('latin1').on('data', (data: string) => {
      this.rest += data;
      for (let end = this.rest.indexOf('\r\n'); end >= 0; end = this.rest.indexOf('\r\n')) {
        const line = this.rest.slice(0, end);
        this.rest = this.rest.slice(end + 2);
        if (line[3] !== '-') this.hear(line);
      }
    });
  }

  answer(): Promise<string> {
    const ready = this.answers.shift();
    return ready === undefined
      ? new Promise((resolve) => this.waiting.push(resolve))
      : Promise.resolve(ready);
  }

  async say(line: string): Promise<string> {
    this.socket.write(Buffer.from(`${line}\r\n`, 'latin1'));
    return this.answer();
  }

  /** Greets and names the recipients; the answers to these. */
  async address(to: string[], from = '<anna@kunde.example>'): Promise<string[]> {
    await this.answer();
    await this.say('EHLO kunde.example');
    await this.say(`MAIL FROM:${from}`);
    const answers: string[] = [];
    for (const recipient of to) answers.push(await this.say(`RCPT TO:<${recipient}>`));
    return answers;
  }

  async mail(to: string[], body = text, from?: string): Promise<string> {
    await this.address(to, from);
    await this.say('DATA');
    return this.say(`${body}\r\n.`);
  }

  private hear(line: string): void {
    const next = this.waiting.shift();
    if (next) next(line);
    else this.answers.push(line);
  }
}

const text = 'From: Anna <Anna@kunde.example>\r\nSubject: x\r\n\r\nGuten Tag';
const support = 'support@adler-kaffee.example';

describe('the mail listener', () => {
  it('stores a mail with its envelope and says 250 with its id', async () => {
    const { port, stored } = await listener();
    const answer = await new Sender(port).mail([support]);
    expect(stored).toEqual([
      {
        channels: ['c-support'],
        delivery: {
          deliveryId: expect.stringMatching(/^[0-9a-f]{64}$/),
          raw: Buffer.from(`${text}\r\n`),
          senderKey: 'anna@kunde.example',
          receivedAt: '2026-11-02T09:00:00.000Z',
          history: false,
          facts: {
            mailFrom: 'anna@kunde.example',
            rcptTo: [support],
            remoteAddress: '127.0.0.1',
            helo: 'kunde.example',
            tls: false,
          },
        },
      },
    ]);
    expect(answer).toBe(`250 2.6.0 ${stored[0]?.delivery.deliveryId.slice(0, 16)} stored`);
  });

  it('says 250 only once the receipt is stored', async () => {
    const committed = Promise.withResolvers<void>();
    const { port } = await listener({}, { store: () => committed.promise });
    const heard: string[] = [];
    const sender = new Sender(port);
    await sender.address([support]);
    await sender.say('DATA');
    const answer = sender.say(`${text}\r\n.`).then((said) => heard.push(said));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual([]);
    committed.resolve();
    await answer;
    expect(heard[0]).toMatch(/^250 /);
  });

  it('refuses an address of no channel with 550 and passes nothing on', async () => {
    const { port, stored } = await listener();
    const sender = new Sender(port);
    const answers = await sender.address([
      'fremd@anderswo.example',
      'nobody@adler-kaffee.example',
      'support@[127.0.0.1]',
    ]);
    expect(answers.map((answer) => answer.slice(0, 9))).toEqual(['550 5.1.1', '550 5.1.1', '550 5.1.1']);
    expect(await sender.say('DATA')).toMatch(/^503/);
    expect(stored).toEqual([]);
  });

  it('stores one DATA for several addresses once, for all their channels', async () => {
    const { port, stored } = await listener();
    await new Sender(port).mail([
      support,
      'info@adler-kaffee.example',
      'fremd@anderswo.example',
      'RETURNS@adler-kaffee.example',
      'all@adler-kaffee.example',
    ]);
    expect(stored.map((one) => one.channels)).toEqual([['c-support', 'c-returns']]);
    expect(stored[0]?.delivery.facts.rcptTo).toEqual([
      support,
      'info@adler-kaffee.example',
      'RETURNS@adler-kaffee.example',
      'all@adler-kaffee.example',
    ]);
  });

  it('keeps the recipients of two mails on one connection apart', async () => {
    const { port, stored } = await listener();
    const sender = new Sender(port);
    await sender.mail([support]);
    await sender.say('MAIL FROM:<>');
    await sender.say('RCPT TO:<returns@adler-kaffee.example>');
    await sender.say('DATA');
    await sender.say(`${text}\r\n.`);
    expect(stored.map((one) => one.channels)).toEqual([['c-support'], ['c-returns']]);
    expect(stored[1]?.delivery.facts.mailFrom).toBe('');
  });

  it('finds the channel behind a reply address with a token', async () => {
    const { port, stored } = await listener();
    await new Sender(port).mail([
      'support+kabcdefghijklmnop2345@adler-kaffee.example',
      'returns+abcdefghijklmnop2345@adler-kaffee.example',
    ]);
    expect(stored[0]?.channels).toEqual(['c-support', 'c-returns']);
  });

  it('gives the same mail offered again the same id, and another mail or recipient another one', async () => {
    const { port, stored } = await listener();
    await new Sender(port).mail([support]);
    await new Sender(port).mail([support]);
    await new Sender(port).mail(['info@adler-kaffee.example']);
    await new Sender(port).mail([support], `${text}!`);
    const ids = stored.map((one) => one.delivery.deliveryId);
    expect([new Set(ids).size, ids[0]]).toEqual([3, ids[1]]);
  });

  it('answers 451 when the receipt cannot be stored, and the next try goes through', async () => {
    let full = true;
    const stored: string[] = [];
    const store: ServeIo['store'] = async (delivery) => {
      if (full) throw Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' });
      stored.push(delivery.deliveryId);
    };
    const { port } = await listener({}, { store });
    const refused = await new Sender(port).mail([support]);
    expect(refused).toBe('451 4.3.0 The mail could not be stored now, please try again later');
    full = false;
    expect(await new Sender(port).mail([support])).toMatch(/^250/);
    expect(stored).toHaveLength(1);
  });

  it('answers 451 when it cannot be told whose address it is', async () => {
    const { port } = await listener({}, { channelsFor: () => Promise.reject(new Error('database gone')) });
    expect((await new Sender(port).address([support]))[0]).toMatch(/^451 4\.3\.0/);
  });

  it('refuses a mail that is too big with 552, announced or not', async () => {
    const { port, stored } = await listener({ maxBytes: 1_000 });
    const sender = new Sender(port);
    await sender.answer();
    await sender.say('EHLO x');
    expect(await sender.say('MAIL FROM:<a@b.example> SIZE=1001')).toMatch(/^552/);
    expect(await new Sender(port).mail([support], 'x'.repeat(5_000))).toMatch(/^552/);
    expect(await new Sender(port).mail([support])).toMatch(/^250/);
    expect(stored).toHaveLength(1);
  });

  it('asks to come back when too much arrives at once, and has room again afterwards', async () => {
    const { port, stored } = await listener({ maxBytesInFlight: 1_000 });
    for (let round = 0; round < 3; round++) {
      expect(await new Sender(port).mail([support], 'x'.repeat(5_000))).toMatch(/^451 4\.3\.2/);
      expect(await new Sender(port).mail([support], `${text}${round}`)).toMatch(/^250/);
    }
    expect(stored).toHaveLength(3);
  });

  it('stores nothing when the connection breaks in the middle of a mail', async () => {
    const { port, stored } = await listener({ maxBytesInFlight: 2_000 });
    for (let round = 0; round < 3; round++) {
      const sender = new Sender(port);
      await sender.address([support]);
      await sender.say('DATA');
      sender.socket.write('x'.repeat(1_500));
      await new Promise((resolve) => setTimeout(resolve, 20));
      sender.socket.destroy();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await new Sender(port).mail([support], 'y'.repeat(1_500))).toMatch(/^250/);
    expect(stored).toHaveLength(1);
  });

  it('takes 8-bit bytes and addresses beyond ASCII as they are', async () => {
    const { port, stored } = await listener(
      {},
      { channelsFor: async (address) => (address === 'hilfe@xn--mller-kva.example' ? ['c'] : []) },
    );
    const sender = new Sender(port);
    await sender.answer();
    await sender.say('EHLO x');
    await sender.say('MAIL FROM:<j\xc3\xbcrg@kunde.example> BODY=8BITMIME SMTPUTF8');
    expect(await sender.say('RCPT TO:<hilfe@m\xc3\xbcller.example>')).toMatch(/^250/);
    await sender.say('DATA');
    await sender.say('Subject: \xfc\r\n\r\n\xff\r\n..\r\n.');
    expect(Buffer.from(stored[0]?.delivery.raw ?? []).toString('latin1')).toBe(
      'Subject: \xfc\r\n\r\n\xff\r\n.\r\n',
    );
    expect(stored[0]?.delivery.facts.mailFrom).toBe('jürg@kunde.example');
  });

  it('does not take a line end without carriage return for the end of a mail', async () => {
    const { port, stored } = await listener();
    await new Sender(port).mail([support], `${text}\n.\nMAIL FROM:<x@y.example>\n.`);
    expect(Buffer.from(stored[0]?.delivery.raw ?? []).toString()).toContain('MAIL FROM');
  });

  it('offers neither login nor, without a certificate, STARTTLS', async () => {
    const { port } = await listener();
    const sender = new Sender(port);
    await sender.answer();
    await sender.say('EHLO x');
    expect(await sender.say('STARTTLS')).toMatch(/^50\d/);
    expect(await sender.say('AUTH PLAIN AGEAYg==')).toMatch(/^50\d/);
  });

  it('offers STARTTLS with the certificate it was given, and notes what was agreed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'kontor-listener-'));
    stops.push(() => void rm(dir, { recursive: true }));
    const { keyFile, certFile, pem } = await selfSigned(dir);
    const tls = { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') };
    const changed = new Set<() => void>();
    const certificate = {
      now: () => tls,
      onChange: (callback: () => void) => {
        changed.add(callback);
        return () => changed.delete(callback);
      },
    };
    const { port, stored } = await listener({}, { certificate });
    const sendTrusting = (ca: string) =>
      createTransport({ host: 'localhost', port, requireTLS: true, tls: { ca } }).sendMail({
        from: 'a@kunde.example',
        to: support,
        subject: 'ü',
        text: 'x',
      });
    const { response } = await sendTrusting(pem);
    expect(response).toMatch(/^250 2\.6\.0 [0-9a-f]{16} stored$/);
    expect(stored[0]?.delivery.facts.tls).toEqual({ version: 'TLSv1.3', cipher: expect.any(String) });

    const renewed = await selfSigned(dir);
    tls.key = await readFile(renewed.keyFile, 'utf8');
    tls.cert = renewed.pem;
    for (const tell of changed) tell();
    await sendTrusting(renewed.pem);
    await expect(sendTrusting(pem)).rejects.toThrow(/self-signed certificate/);
    expect(stored).toHaveLength(2);
  });

  it('stops: no new connections, idle ones are told, a mail under way is finished', async () => {
    const committed = Promise.withResolvers<void>();
    const { port, closed, abort } = await listener({}, { store: () => committed.promise });
    const idle = new Sender(port);
    await idle.answer();
    const busy = new Sender(port);
    await busy.address([support]);
    await busy.say('DATA');
    const answer = busy.say(`${text}\r\n.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    abort.abort();
    expect(await idle.answer()).toMatch(/^421/);
    committed.resolve();
    expect(await answer).toMatch(/^250/);
    busy.socket.end();
    await closed;
    expect(await new Sender(port).answer()).toBe('broken');
  });

  it('names the port that is taken', async () => {
    const { port } = await listener();
    const io = { signal: new AbortController().signal, log: { info() {}, warn() {} } } as unknown as ServeIo;
    await expect(mailListener()({ host: '127.0.0.1', port }, io)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken`,
    );
  });
});
