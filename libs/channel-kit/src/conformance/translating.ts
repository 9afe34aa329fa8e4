import { expect } from 'vitest';
import type { ChannelAdapter, RawDelivery } from '../adapter.ts';
import type { InboundItem, InboundMessage } from '../envelope.ts';
import type { Catalogue } from '../sentences.ts';
import type { Clause, Harness } from './harness.ts';
import { expectReasons } from './telling.ts';

/** Whatever arrives is understood, ignored with a reason, or refused as beyond a limit: one bad delivery is never a fault. */
export function translatingClauses<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  const settings = adapter.settings.parse(harness.input);
  const clauses: Clause[] = harness.payloads.map(({ name, delivery, expects, state }) => ({
    says: `understands ${name} as ${expects}, twice the same, and leaves the delivery as it is`,
    async holds() {
      const before = structuredClone(delivery);
      const items = await adapter.translate(delivery, settings);
      expect(items[0]?.item).toBe(expects);
      if (state) expect(items[0]).toMatchObject({ state });
      for (const item of items) expectSound(item, adapter.texts);
      const again = await adapter.translate(structuredClone(delivery), settings);
      expect(structuredClone(again)).toEqual(structuredClone(items));
      expect(structuredClone(delivery)).toEqual(before);
    },
  }));
  clauses.push({
    says: 'throws at no garbage, and at no delivery that is cut off anywhere',
    async holds() {
      const { delivery } = harness.payloads[0]!;
      const cuts = [0, 0.01, 0.1, 0.33, 0.5, 0.9, 0.99].map((share) =>
        delivery.raw.subarray(0, Math.floor(delivery.raw.length * share)),
      );
      for (const raw of [...garbage(), ...cuts])
        for (const item of await translated(adapter, { ...delivery, raw }, settings))
          expectSound(item, adapter.texts);
    },
  });
  clauses.push({
    says: 'is shown a message',
    async holds() {
      expect(harness.payloads.some(({ expects }) => expects === 'message')).toBe(true);
      if (adapter.can.readReceipts) expect(harness.payloads.some(({ state }) => state === 'read')).toBe(true);
    },
  });
  return clauses;
}

/** Beyond a configured limit is an answer too: an error of this name, with words for people. */
async function translated<Settings>(
  adapter: ChannelAdapter<Settings>,
  delivery: RawDelivery,
  settings: Settings,
): Promise<InboundItem[]> {
  try {
    return await adapter.translate(delivery, settings);
  } catch (error) {
    expect(error).toMatchObject({ name: 'LimitExceeded', message: expect.stringMatching(/\w \w/) });
    return [];
  }
}

function garbage(): Uint8Array[] {
  let seed = 42;
  const random = Uint8Array.from(
    { length: 20_000 },
    () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16,
  );
  const text = (written: string) => new TextEncoder().encode(written);
  return [
    new Uint8Array(0),
    new Uint8Array(10_000).fill(0xff),
    new Uint8Array(10_000),
    random,
    text('null'),
    text('{"a":[{"b":{}}]}'),
    text('['.repeat(5_000)),
    text('<'.repeat(10_000)),
    text('\r\n'.repeat(5_000)),
    text(`${'x'.repeat(100_000)}: y`),
  ];
}

function expectSound(item: InboundItem, texts: Catalogue): void {
  // It crosses from a worker thread.
  expect(() => structuredClone(item)).not.toThrow();
  if (item.item === 'message') expectSoundMessage(item, texts);
  else if (item.item === 'abuse') expectSoundMessage(item.shown, texts);
  else if (item.item === 'report') {
    expect([...item.externalIds, ...item.tokens, item.shown].length).toBeGreaterThan(0);
    if (item.shown) expectSoundMessage(item.shown, texts);
  } else expect(item.reason).not.toBe('');
}

function expectSoundMessage(message: InboundMessage, texts: Catalogue): void {
  const { digest, externalIds, references, attachments, claimedAt, authenticity, remarks } = message;
  expectReasons(texts, remarks);
  const { reason, why } = authenticity;
  if (reason) expectReasons(texts, [{ reason, ...(why && { why }) }]);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect([...externalIds, ...references].filter((id) => id === '' || /^<|>$|\s/.test(id))).toEqual([]);
  expect(claimedAt === undefined || new Date(claimedAt).toISOString() === claimedAt).toBe(true);
  for (const { name, size, content } of attachments) {
    expect(name).toMatch(/^[^/\\]+$/);
    if (content instanceof Uint8Array) expect(content.length).toBe(size);
  }
}
