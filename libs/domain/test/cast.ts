import type { Context } from '../src/condition/context.ts';
import type { ConversationFacts, CustomerFacts } from '../src/condition/facts.ts';
import type { Names } from '../src/condition/names.ts';

/** The people and things that tests speak of. */
export const ids = {
  conversation: '0195f1c2-1042-7000-8000-000000000000',
  support: '0195f1c2-0000-7000-8000-00000000000a',
  returns: '0195f1c2-0000-7000-8000-00000000000b',
  lena: '0195f1c2-0000-7000-8000-0000000000a1',
  mara: '0195f1c2-0000-7000-8000-0000000000a2',
  tim: '0195f1c2-0000-7000-8000-0000000000a3',
  anna: '0195f1c2-0000-7000-8000-0000000000c1',
  brand: '0195f1c2-0000-7000-8000-0000000000d1',
  mailbox: '0195f1c2-0000-7000-8000-0000000000e1',
};

const called: Record<string, string> = {
  [ids.support]: 'Support',
  [ids.returns]: 'Returns',
  [ids.lena]: 'Lena',
  [ids.mara]: 'Mara',
  [ids.tim]: 'Tim',
};

export const names: Names = { nameOf: (_kind, id) => called[id], zone: 'Europe/Zurich' };

/** Tuesday 17 November 2026, 09:46 in Zurich. */
export const zurich: Context = { now: '2026-11-17T08:46:00.000Z', zone: 'Europe/Zurich' };

export function customer(facts: Partial<CustomerFacts> = {}): CustomerFacts {
  const anna = {
    id: ids.anna,
    name: 'Anna Keller',
    tags: [],
    language: 'de',
    blockedAt: null,
    companyId: null,
    company: null,
  };
  return { ...anna, attributes: {}, ...facts };
}

export function conversation(facts: Partial<ConversationFacts> = {}): ConversationFacts {
  return {
    id: ids.conversation,
    number: 1042,
    status: 'open',
    type: 'question',
    priority: 'normal',
    teamId: ids.support,
    assigneeId: null,
    brandId: ids.brand,
    channelId: ids.mailbox,
    channelKind: 'email',
    subject: 'Coffee machine arrived with cracked tank',
    tags: [],
    language: 'en',
    openedAt: '2026-11-16T16:32:00.000Z',
    lastMessageAt: '2026-11-17T08:04:00.000Z',
    waitingSince: '2026-11-17T08:04:00.000Z',
    snoozedUntil: null,
    resolvedAt: null,
    failedDeliveries: 0,
    mentionedIds: [],
    drafterIds: [],
    answererIds: [],
    customer: customer(),
    ...facts,
  };
}
