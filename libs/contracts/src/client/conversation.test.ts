import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConversationDetail, EventView } from '../conversation.ts';
import type { DraftView, MessageView } from '../message.ts';
import type { Thing } from '../realtime.ts';
import { apply } from './apply.ts';
import { createJournal } from './journal.ts';
import { loadConversation, loadDetail, loadOlder } from './load.ts';
import { emptyState, type ClientContext, type ClientState } from './state.ts';

const context: ClientContext = { me: 'lena', teamIds: [], now: 0, zone: 'UTC' };
const id = 'c1';
const detail = {
  id,
  version: 1,
  seq: 0,
  readSeq: 0,
  subject: 'Tank',
  brandId: 'b',
  customer: { id: 'cu', version: 1 },
  sameMail: [],
} as unknown as ConversationDetail;
const message = (seq: number, version = 1) =>
  ({ id: `m${seq}`, conversationId: id, seq, version, state: null }) as MessageView;
const event = (seq: number) =>
  ({ id: `e${seq}`, seq, type: 'conversation.tagged', data: {} }) as unknown as EventView;

class Server {
  messages: MessageView[] = [];
  events: EventView[] = [];
  drafts = new Map<string, DraftView>();
  begun = 0;
  write(): Thing {
    const made = message(this.messages.length + 1);
    this.messages.push(made);
    return { thing: 'message', message: made };
  }
  change(place: number): Thing | null {
    const old = this.messages[place % Math.max(1, this.messages.length)];
    if (!old) return null;
    const changed = { ...old, version: old.version + 1 };
    this.messages[this.messages.indexOf(old)] = changed;
    return { thing: 'message', message: changed };
  }
  happen(): Thing {
    const made = event(this.events.length + 1);
    this.events.push(made);
    return { thing: 'event', conversationId: id, event: made };
  }
  draft(agentId: string): Thing {
    const old = this.drafts.get(agentId);
    const draftId = old?.id ?? `d${++this.begun}`;
    const version = (old?.version ?? 0) + 1;
    const made = { id: draftId, conversationId: id, agentId, kind: 'reply', version } as DraftView;
    this.drafts.set(agentId, made);
    return { thing: 'draft', draft: made };
  }
  discard(agentId: string): Thing | null {
    const gone = this.drafts.get(agentId);
    this.drafts.delete(agentId);
    return gone ? { thing: 'draft gone', conversationId: id, draftId: gone.id } : null;
  }
  fetch(limit: number) {
    const newest = this.messages.slice(-limit).toReversed();
    const next = this.messages.length > limit ? String(newest.at(-1)!.seq) : null;
    return {
      detail,
      messages: { items: newest, next },
      events: { items: this.events.toReversed(), next: null },
      drafts: [...this.drafts.values()],
    };
  }
  older(before: string, limit: number) {
    const all = this.messages.filter(({ seq }) => seq < Number(before));
    const items = all.slice(-limit).toReversed();
    return { items, next: all.length > limit ? String(items.at(-1)!.seq) : null };
  }
}
const command = fc.record({
  do: fc.constantFrom(
    'write',
    'write',
    'change',
    'happen',
    'draft',
    'draft',
    'discard',
    'late answer',
    'deliver',
    'deliver',
    'ask',
    'older',
    'answer',
  ),
  place: fc.nat(20),
});

test('an open conversation after any sequence of messages, pages and late answers is what a fresh fetch would give', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (commands, limit) => {
      const server = new Server();
      const journal = createJournal();
      const wire: Thing[] = [];
      /** Answers to who saved a draft: they come at any time, and more than once. */
      const saved: Thing[] = [];
      let state: ClientState = loadConversation(emptyState, server.fetch(limit));
      const running: { since: number; lay: (state: ClientState) => ClientState }[] = [];
      const receive = (thing: Thing) => {
        journal.note(thing);
        state = apply(state, thing, context);
      };
      const answer = () => {
        const next = running.shift();
        if (next)
          state = journal.end(next.since).reduce((now, thing) => apply(now, thing, context), next.lay(state));
      };
      for (const { do: what, place } of commands) {
        if (what === 'write') wire.push(server.write());
        if (what === 'change') wire.push(...[server.change(place)].filter((thing) => thing !== null));
        if (what === 'happen') wire.push(server.happen());
        if (what === 'draft') wire.push(server.draft(place % 2 ? 'lena' : 'mara'));
        if (what === 'discard')
          wire.push(...[server.discard(place % 2 ? 'lena' : 'mara')].filter((thing) => thing !== null));
        if (what === 'draft') saved.push(wire.at(-1)!);
        if (what === 'late answer' && saved.length)
          state = apply(state, saved[place % saved.length]!, context);
        if (what === 'deliver' && wire.length) receive(wire.shift()!);
        if (what === 'answer') answer();
        if (running.length) continue;
        if (what === 'ask') {
          const fetched = server.fetch(limit);
          running.push({ since: journal.begin(), lay: (now) => loadConversation(now, fetched) });
        }
        if (what === 'older' && state.open!.before) {
          const page = server.older(state.open!.before, limit);
          running.push({ since: journal.begin(), lay: (now) => loadOlder(now, page) });
        }
      }
      for (const thing of wire) receive(thing);
      while (running.length) answer();

      const { messages, before, events, drafts } = state.open!;
      const from = before === null ? 0 : messages[0]!.seq;
      expect(messages).toEqual(server.messages.filter(({ seq }) => seq >= from));
      expect(events).toEqual(server.events);
      const named = (all: Iterable<DraftView>) =>
        [...all].map((draft) => `${draft.agentId} ${draft.id} ${draft.version}`).toSorted();
      expect(named(drafts)).toEqual(named(server.drafts.values()));
    }),
    { seed: 2, numRuns: 400 },
  );
});

test('what changes who is in the reply asks for the conversation again', () => {
  const start = loadConversation(emptyState, new Server().fetch(10));
  const joined = { ...event(1), type: 'participant.joined' };
  expect(apply(start, { thing: 'event', conversationId: id, event: joined }, context).asks.open).toBe(true);
  expect(apply(start, { thing: 'event', conversationId: id, event: event(1) }, context).asks.open).toBe(
    false,
  );
});

test('another conversation of the customer asks whether it has a mail of this one, and is forgotten when it is gone', () => {
  const fetched = new Server().fetch(10);
  const linked = { id: 'c2', number: 2, subject: 'Tank', teamId: 'returns', messageId: 'm1' };
  const start = loadConversation(emptyState, { ...fetched, detail: { ...detail, sameMail: [linked] } });
  const told = (row: object, state = start) =>
    apply(state, { thing: 'conversation', row: { ...detail, ...row } as ConversationDetail }, context);
  expect(told({ id: 'c2', teamId: 'returns' }).asks.open).toBe(false);
  expect(told({ id: 'c2', teamId: 'hr' }).asks.open).toBe(true);
  expect(told({ id: 'c3', teamId: 'returns' }).asks.open).toBe(true);
  expect(told({ id: 'c3', customer: { id: 'other', version: 1 } })).toBe(start);
  const gone = apply(start, { thing: 'gone', conversationId: 'c2' }, context);
  expect([gone.open!.detail.sameMail, gone.asks.open]).toEqual([[], true]);
});

test('things of another conversation change nothing', () => {
  const start = loadConversation(emptyState, new Server().fetch(10));
  expect(apply(start, { thing: 'message', message: { ...message(1), conversationId: 'c2' } }, context)).toBe(
    start,
  );
});

test('a draft that was sent and taken back is a new one: it holds, though its versions begin anew', () => {
  const draft = (draftId: string, version: number, text: string): Thing => ({
    thing: 'draft',
    draft: {
      id: draftId,
      conversationId: id,
      agentId: 'lena',
      kind: 'reply',
      version,
      content: { text },
    } as DraftView,
  });
  const sent: Thing = { thing: 'draft gone', conversationId: id, draftId: 'd1' };
  let state = loadConversation(emptyState, new Server().fetch(10));
  for (const thing of [draft('d1', 7, 'First'), sent, draft('d2', 1, 'Taken back'), draft('d1', 8, 'Late')])
    state = apply(state, thing, context);
  expect(state.open!.drafts.map(({ content }) => content.text)).toEqual(['Taken back']);
  const asFetchedBefore = new Server().fetch(10);
  state = loadConversation(state, asFetchedBefore);
  state = apply(state, draft('d1', 7, 'First'), context);
  expect(state.open!.drafts).toEqual([]);
});

test('an answer that was overtaken by a newer one does not take back who is in the reply', () => {
  const as = (version: number, who: string) => ({ ...detail, version, reply: { to: [who] } }) as never;
  const row = { ...detail, version: 5, priority: 'high' };
  let state = loadConversation(emptyState, { ...new Server().fetch(10), detail: as(3, 'anna') });
  // A row tells a newer version, and nothing of the reply: an answer between them still counts.
  state = apply(state, { thing: 'conversation', row } as never, context);
  state = loadDetail(state, as(4, 'beat'));
  expect(state.open!.detail.reply).toEqual({ to: ['beat'] });
  state = loadDetail(state, as(3, 'anna'));
  expect(state.open!.detail).toMatchObject({ version: 4, reply: { to: ['beat'] } });
  state = loadConversation(state, { ...new Server().fetch(10), detail: as(3, 'anna') });
  expect(state.open!.detail).toMatchObject({ version: 4, reply: { to: ['beat'] } });
  state = loadConversation(state, { ...new Server().fetch(10), detail: as(6, 'carla') });
  expect(state.open!.detail).toMatchObject({ version: 6, reply: { to: ['carla'] } });
});
