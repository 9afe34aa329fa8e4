import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChannelAdapter, SendOutcome } from '../src/adapter.ts';
import { clausesFor, describeAdapter } from '../src/conformance.ts';
import type { Harness } from '../src/conformance/harness.ts';
import { PostOffice, postcardAdapter, postcardHarness, type PostcardSettings } from './postcards.ts';

const office = new PostOffice();
describeAdapter(postcardAdapter(office), postcardHarness(office));

type Postcard = ChannelAdapter<PostcardSettings>;

/** Clauses that an adapter with a planted fault breaks. */
async function brokenBy(
  plant: (adapter: Postcard, office: PostOffice) => Partial<Postcard>,
  changed: (harness: Harness<PostcardSettings>) => Partial<Harness<PostcardSettings>> = () => ({}),
): Promise<string[]> {
  const post = new PostOffice();
  const sound = postcardAdapter(post);
  const harness = postcardHarness(post);
  const broken: string[] = [];
  for (const { says, holds } of clausesFor(
    { ...sound, ...plant(sound, post) },
    { ...harness, ...changed(harness) },
  ))
    await holds().catch(() => broken.push(says));
  return broken;
}

const always = (outcome: SendOutcome) => () => ({ send: async () => outcome });
const sending = (change: (outcome: SendOutcome) => SendOutcome) => (adapter: Postcard) => ({
  send: async (...given: Parameters<Postcard['send']>) => change(await adapter.send(...given)),
});

describe('the suite finds', () => {
  it('nothing in an adapter that is sound', async () => {
    expect(await brokenBy(() => ({}))).toEqual([]);
  });

  it.each<[string, Parameters<typeof brokenBy>[0], RegExp]>([
    [
      'a secret that is not marked',
      () => ({ settings: z.object({ box: z.string(), key: z.string() }) }),
      /every secret marked/,
    ],
    [
      'a fault of translating',
      () => ({
        async translate() {
          throw new TypeError('x is undefined');
        },
      }),
      /no garbage/,
    ],
    [
      'a digest that changes',
      (adapter) => ({
        async translate(...given) {
          const [item] = await adapter.translate(...given);
          return [{ ...item, digest: String(Math.random()).slice(2).padEnd(64, '0').slice(0, 64) } as never];
        },
      }),
      /twice the same/,
    ],
    [
      'an id in brackets',
      (adapter) => ({
        async translate(...given) {
          const [item] = await adapter.translate(...given);
          return [item?.item === 'message' ? { ...item, externalIds: ['<1>'] } : item!];
        },
      }),
      /as message/,
    ],
    [
      'a retry after content has left',
      sending((outcome) => (outcome.outcome === 'unknown' ? { ...outcome, outcome: 'retry' } : outcome)),
      /once content has begun to leave: unknown/,
    ],
    [
      'unknown where nothing has left',
      sending((outcome) => (outcome.outcome === 'retry' ? { ...outcome, outcome: 'unknown' } : outcome)),
      /nobody answers: retry/,
    ],
    [
      'success that is made up',
      always({ outcome: 'sent', externalIds: ['1'], refused: [] }),
      /asks leave once/,
    ],
    [
      'content that does not wait for leave',
      (adapter, post) => ({
        async send(envelope, settings, io) {
          post.bytes += 1;
          return adapter.send(envelope, settings, io);
        },
      }),
      /before any content/,
    ],
    [
      'leave that is asked and not awaited',
      (adapter) => ({
        send: (envelope, settings, io) =>
          adapter.send(envelope, settings, {
            ...io,
            async contentLeaves() {
              io.contentLeaves().catch(() => {});
            },
          }),
      }),
      /when the attempt was taken over/,
    ],
    [
      'a refusal that is swallowed',
      sending((outcome) => (outcome.outcome === 'sent' ? { ...outcome, refused: [] } : outcome)),
      /each recipient that is refused/,
    ],
    [
      'everybody served at every attempt',
      (adapter) => ({
        send: (envelope, settings, io) =>
          adapter.send({ ...envelope, recipients: envelope.to.map(({ address }) => address) }, settings, io),
      }),
      /second attempt’s recipients only/,
    ],
    [
      'a Bcc that is shown',
      (adapter) => ({
        send: (envelope, settings, io) =>
          adapter.send({ ...envelope, cc: [...envelope.cc, ...envelope.bcc] }, settings, io),
      }),
      /Bcc by nobody/,
    ],
    [
      'a secret in a reason',
      sending((outcome) =>
        'reason' in outcome ? { ...outcome, reason: 'The key very-secret-key is wrong.' } : outcome,
      ),
      /no secret in any outcome/,
    ],
    [
      'a claim to send HTML',
      (adapter) => ({ can: { ...adapter.can, html: true } }),
      /HTML beside the text, as it claims/,
    ],
    [
      'a claim to send attachments',
      (adapter) => ({ can: { ...adapter.can, attachments: { maxBytes: 1_000, maxCount: 2 } } }),
      /attachments byte for byte/,
    ],
    [
      'a text cut off in silence',
      (adapter) => ({
        send: (envelope, settings, io) =>
          adapter.send({ ...envelope, text: envelope.text.slice(0, 900) }, settings, io),
      }),
      /longer than it declares/,
    ],
    [
      'a webhook that believes anyone',
      () => ({
        receive: ({ body }) => ({ ok: true, deliveries: [{ raw: body, deliveryId: '1' } as never] }),
      }),
      /refuses a call that was changed/,
    ],
    [
      'a mail told as received although it was not stored',
      (adapter) => ({
        listen: (settings, io) =>
          adapter.listen!(settings, { ...io, store: (delivery) => io.store(delivery).catch(() => {}) }),
      }),
      /offers again/,
    ],
    [
      'a listener that forgets its position',
      (adapter) => ({
        listen: (settings, io) =>
          adapter.listen!(settings, {
            ...io,
            readPosition: async () => undefined,
            store: (delivery) => io.store({ ...delivery, deliveryId: String(Math.random()) }),
          }),
      }),
      /nothing comes twice/,
    ],
    [
      'a check that says the key',
      (adapter) => ({
        async *check(settings, io) {
          for await (const step of adapter.check!(settings, io))
            yield { ...step, detail: `With ${settings.key} it went so.` };
        },
      }),
      /which work do work/,
    ],
    [
      'a check that tells what it has not declared',
      () => ({ texts: { 'post.found': '{box} is a box.' } }),
      /login is refused, and says/,
    ],
    [
      'a check whose words say something else than its sentences',
      (adapter) => ({
        async *check(settings, io) {
          for await (const step of adapter.check!(settings, io)) yield { ...step, detail: 'It is well.' };
        },
      }),
      /which work do work/,
    ],
    [
      'a check that finds no fault',
      () => ({
        async *check() {
          yield { step: 'post.box', state: 'ok' as const, took: 0 };
        },
      }),
      /login is refused, and says/,
    ],
  ])(
    '%s',
    async (_, plant, clause) => {
      expect(await brokenBy(plant)).toEqual(expect.arrayContaining([expect.stringMatching(clause)]));
    },
    120_000,
  );

  it('a harness that shows nothing', async () => {
    const broken = await brokenBy(
      () => ({}),
      () => ({ payloads: [], webhook: undefined!, inbox: undefined!, working: undefined!, secrets: [] }),
    );
    expect(broken.length).toBeGreaterThan(5);
  });
});
