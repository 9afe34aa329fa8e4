import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ChannelAdapter, RawDelivery, SendOutcome, WebhookRequest } from '../src/adapter.ts';
import { because, sayer, tell } from '../src/sentences.ts';
import type { InboundItem } from '../src/envelope.ts';
import type { Behaviour, Harness, Taken } from '../src/conformance/harness.ts';

/**
 * The smallest adapter that keeps the contract: postcards through a post office in memory. It shows how an adapter reads,
 * and the suite is proved on it: each fault planted in it must be found.
 */
const PostcardSettings = z.object({
  box: z.string().trim().min(1),
  key: z.string().min(1).meta({ secret: true }),
});
export type PostcardSettings = z.output<typeof PostcardSettings>;

const texts = {
  'post.closed': 'The post office is closed.',
  'post.busy': 'Too many cards just now.',
  'post.key': 'The post office does not know this key.',
  'post.notCarried': 'Such a card is not carried.',
  'post.noWord': 'No word came back.',
  'post.noBox': 'There is no such box.',
  'post.stopped': 'Stopped before it began.',
  'post.room': 'A card has room for {most} characters.',
  'post.found': '{box} is a box.',
  'post.refused': 'The post office says no.',
  'post.ask': 'Ask the post office.',
};
const say = sayer(texts);

export class PostOffice {
  how: Behaviour = { is: 'well' };
  cards: Taken[] = [];
  bytes = 0;
  arrived: RawDelivery[] = [];
  readonly listeners = new Set<() => void>();

  async carry(
    recipients: string[],
    text: string,
    visible: string,
    leave: () => Promise<void>,
  ): Promise<SendOutcome> {
    const { how } = this;
    if (how.is === 'away') return { outcome: 'retry', ...because(say('post.closed')) };
    if (how.is === 'busy' || how.is === 'limiting') return { outcome: 'retry', ...because(say('post.busy')) };
    if (how.is === 'locked') return { outcome: 'retry', ...because(say('post.key')) };
    if (how.is === 'refusing') return { outcome: 'rejected', ...because(say('post.notCarried')) };
    await leave();
    this.bytes += text.length;
    if (how.is === 'breaking' || how.is === 'silent')
      return { outcome: 'unknown', ...because(say('post.noWord')) };
    const refused = recipients.filter((recipient) => how.is === 'choosy' && how.recipient === recipient);
    this.cards.push({
      recipients: recipients.filter((each) => !refused.includes(each)),
      visible,
      text,
      attachments: [],
    });
    const told = because(say('post.noBox'));
    const temporary = how.is === 'choosy' && !how.forGood;
    return {
      outcome: 'sent',
      externalIds: [],
      refused: refused.map((recipient) => ({ recipient, ...told, temporary })),
    };
  }

  put(text: string): void {
    const raw = Buffer.from(JSON.stringify({ id: `in-${this.arrived.length}`, from: 'anna', text }));
    this.arrived.push(deliveryOf(raw, this.arrived.length));
    for (const tell of this.listeners) tell();
  }
}

export function postcardAdapter(office: PostOffice): ChannelAdapter<PostcardSettings> {
  return {
    kind: 'postcard',
    settings: PostcardSettings,
    texts,
    can: {
      handle: 'box',
      identity: 'channel',
      html: false,
      subject: false,
      copies: true,
      typing: false,
      readReceipts: false,
      maxLength: 1_000,
    },
    addresses: ({ box }) => [box.toLowerCase()],
    async translate({ raw }) {
      return [itemOf(Buffer.from(raw).toString())];
    },
    async send({ messageId, recipients, to, cc, text }, _settings, io) {
      if (io.signal.aborted) return { outcome: 'retry', ...because(say('post.stopped')) };
      if (text.length > 1_000) return { outcome: 'rejected', ...because(say('post.room', { most: 1_000 })) };
      const visible = `${[...to, ...cc].map(({ address }) => address).join(', ')}: ${text}`;
      const outcome = await office.carry(recipients, text, visible, () => io.contentLeaves());
      return outcome.outcome === 'sent' ? { ...outcome, externalIds: [messageId] } : outcome;
    },
    receive({ headers, body }, { key }) {
      const given = Buffer.from(headers['x-postmark'] ?? '', 'hex');
      const due = postmark(key, body);
      if (given.length !== due.length || !timingSafeEqual(given, due))
        return { ok: false, reason: 'The postmark is not genuine.' };
      return { ok: true, deliveries: [deliveryOf(body, 0)] };
    },
    async listen(_settings, io) {
      io.health({ state: 'receiving' });
      for (let next = ((await io.readPosition()) as number | undefined) ?? 0; !io.signal.aborted;) {
        const card = office.arrived[next];
        if (!card) await news(office, io.signal);
        else
          await io.store(card).then(
            () => io.writePosition((next += 1)),
            () => new Promise((resolve) => setTimeout(resolve, 5)),
          );
      }
    },
    async *check({ box }, { signal }) {
      if (signal.aborted) return;
      const isWell = office.how.is === 'well';
      const { reason, advice, words } = isWell
        ? tell(say('post.found', { box }))
        : tell(say('post.refused'), [say('post.ask')]);
      const state = isWell ? 'ok' : 'failed';
      yield { step: 'post.box', state, took: 0, detail: reason, advice, words };
    },
  };
}

export function postcardHarness(office: PostOffice): Harness<PostcardSettings> {
  const input = { box: 'Adler', key: 'very-secret-key' };
  const behave = async (how: Behaviour) => {
    office.how = how;
    return input;
  };
  return {
    input,
    secrets: [input.key],
    payloads: [
      {
        name: 'a card',
        delivery: deliveryOf(Buffer.from('{"id":"1","from":"anna","text":"Guten Tag"}'), 1),
        expects: 'message',
      },
      { name: 'an empty card', delivery: deliveryOf(Buffer.from('{}'), 2), expects: 'ignored' },
    ],
    provider: { behave, taken: async () => office.cards, contentBytes: () => office.bytes },
    recipient: (number) => `box-${number}`,
    sender: 'Adler',
    webhook: () => webhook(input.key),
    inbox: { settings: input, put: async (marker) => office.put(marker) },
    patience: 1_000,
    working: () => behave({ is: 'well' }),
  };
}

function webhook(key: string): WebhookRequest {
  const body = Buffer.from('{"id":"2","from":"anna","text":"Noch eine Karte"}');
  return {
    method: 'POST',
    url: 'https://x.example/hook',
    headers: { 'x-postmark': postmark(key, body).toString('hex') },
    body,
  };
}

function postmark(key: string, body: Uint8Array): Buffer {
  return createHmac('sha256', key).update(body).digest();
}

function deliveryOf(raw: Uint8Array, number: number): RawDelivery {
  const deliveryId = `card-${number}`;
  return {
    deliveryId,
    raw,
    senderKey: 'anna',
    receivedAt: '2026-11-22T08:00:00.000Z',
    history: false,
    facts: {},
  };
}

function itemOf(raw: string): InboundItem {
  const { id, from, text } = parsed(raw);
  if (typeof from !== 'string' || typeof text !== 'string')
    return { item: 'ignored', reason: 'Nothing is written on it.' };
  return {
    item: 'message',
    externalIds: typeof id === 'string' ? [id] : [],
    digest: createHash('sha256').update(from).update(text).digest('hex'),
    from: { address: from },
    to: [],
    cc: [],
    replyTo: [],
    attachments: [],
    references: [],
    tokens: [],
    numbers: [],
    remarks: [],
    text,
    newText: text,
    noAutomaticAnswer: false,
    authenticity: { verdict: 'none' },
  };
}

function parsed(raw: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(raw);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function news(office: PostOffice, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      office.listeners.delete(done);
      resolve();
    };
    office.listeners.add(done);
    signal.addEventListener('abort', done, { once: true });
  });
}
