import { evaluate } from '@kontor/domain/condition/evaluate';
import { compareBy, type OrderName } from '@kontor/domain/condition/order';
import { builtInView } from '@kontor/domain/condition/views';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConversationList, ConversationRow, ListedConversation } from '../conversation.ts';
import type { Thing } from '../realtime.ts';
import { apply } from './apply.ts';
import { factsOf } from './facts.ts';
import { guess, shownOf, takeBack } from './guess.ts';
import { createJournal } from './journal.ts';
import { loadList, loadMore } from './load.ts';
import { emptyState, type ClientContext, type ClientState, type ListWants } from './state.ts';

const me = 'aaaaaaaa-0000-7000-8000-000000000001';
const mara = 'aaaaaaaa-0000-7000-8000-000000000002';
const context: ClientContext = {
  me,
  teamIds: ['t1'],
  now: Date.parse('2026-11-17T09:46:00.000Z'),
  zone: 'Europe/Zurich',
};
const at = (minute: number) => new Date(Date.UTC(2026, 10, 17, 8, minute)).toISOString();

function rowOf(i: number, change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: `cccccccc-0000-7000-8000-${String(i).padStart(12, '0')}`,
    number: 1000 + i,
    version: 1,
    status: 'open',
    type: 'question',
    priority: 'normal',
    subject: `Subject ${i}`,
    tags: [],
    teamId: 't1',
    assigneeId: null,
    brandId: 'b1',
    channelId: 'ch1',
    channelKind: 'email',
    customer: {
      id: `cu${i % 3}`,
      version: 1,
      name: 'Anna Keller',
      wroteAs: 'anna',
      address: 'anna@example.ch',
    },
    language: null,
    preview: '',
    previewKind: 'inbound',
    openedAt: at(0),
    lastMessageAt: at(i % 60),
    waitingSince: at(i % 60),
    snoozedUntil: null,
    resolvedAt: null,
    failedDeliveries: 0,
    mentionedIds: [],
    drafterIds: [],
    answererIds: [],
    seq: 1,
    ...change,
  };
}

/** The server as far as a list asks it: rows, read marks, pages by key, and a thing for each change. */
class Server {
  rows: ConversationRow[];
  reads = new Map<string, number>();
  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, i) => rowOf(i));
  }
  change(place: number, part: Partial<ConversationRow>): Thing {
    const row = { ...this.rows[place % this.rows.length]!, ...part };
    row.version++;
    this.rows = this.rows.map((other) => (other.id === row.id ? row : other));
    return { thing: 'conversation', row };
  }
  rename(place: number): Thing {
    const { customer } = this.rows[place % this.rows.length]!;
    const version = customer.version + 1;
    const name = version % 3 === 0 ? null : `Name ${version}`;
    this.rows = this.rows.map((row) =>
      row.customer.id === customer.id
        ? { ...row, customer: { ...row.customer, version, name: name ?? row.customer.wroteAs } }
        : row,
    );
    return { thing: 'customer in rows', customer: { id: customer.id, version, name } };
  }
  read(place: number, seq: number): Thing {
    const { id } = this.rows[place % this.rows.length]!;
    this.reads.set(id, seq);
    return { thing: 'read', conversationId: id, seq };
  }
  list(wants: ListWants): ListedConversation[] {
    const compare = compareBy(wants.order);
    return this.rows
      .filter((row) =>
        evaluate(wants.condition, factsOf(row), { ...context, viewer: { id: me, teamIds: context.teamIds } }),
      )
      .toSorted((a, b) => compare(factsOf(a), factsOf(b)))
      .map((row) => ({ ...row, readSeq: this.reads.get(row.id) ?? 0 }));
  }
  page(wants: ListWants, limit: number, behind: ConversationRow | null): ConversationList {
    const compare = compareBy(wants.order);
    const all = this.list(wants).filter((row) => !behind || compare(factsOf(row), factsOf(behind)) > 0);
    return { items: all.slice(0, limit), next: all.length > limit ? 'more' : null };
  }
}

type Command =
  | { do: 'change'; place: number; part: Partial<ConversationRow> }
  | { do: 'rename'; place: number }
  | { do: 'read'; place: number; seq: number }
  | { do: 'ask more' }
  | { do: 'ask again' }
  | { do: 'answer' }
  | { do: 'deliver'; count: number; twice: boolean };

const part: fc.Arbitrary<Partial<ConversationRow>> = fc.oneof(
  fc.record({ status: fc.constantFrom('open', 'waiting', 'snoozed', 'resolved', 'spam') }),
  fc.record({ assigneeId: fc.constantFrom(null, me, mara) }),
  fc.record({ priority: fc.constantFrom('low', 'normal', 'high', 'urgent') }),
  fc.record({ tags: fc.subarray(['vip', 'refund', '😀', '｡']) }),
  fc.nat(59).map((minute) => ({ waitingSince: at(minute), lastMessageAt: at(minute), seq: minute })),
  fc.constant({ waitingSince: null }),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('change' as const), place: fc.nat(60), part }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('read' as const), place: fc.nat(60), seq: fc.nat(5) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), place: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.constantFrom<Command>({ do: 'ask more' }, { do: 'ask again' }) },
  { weight: 2, arbitrary: fc.constant<Command>({ do: 'answer' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      count: fc.integer({ min: 1, max: 4 }),
      twice: fc.boolean(),
    }),
  },
);
const lists: [string, ListWants][] = [
  ...(['mine', 'unassigned', 'all', 'waiting', 'snoozed', 'resolved', 'everything'] as const).map(
    (name): [string, ListWants] => {
      const { condition, order } = builtInView(name)!;
      return [name, { condition, order }];
    },
  ),
  ...(['newest', 'oldest', 'priority', 'snoozed'] as OrderName[]).map((order): [string, ListWants] => [
    `all, ${order}`,
    { condition: builtInView('all')!.condition, order },
  ]),
  ['a team', { condition: builtInView('all')!.condition, order: 'waiting', teamId: 't1' }],
  [
    'a saved view',
    {
      condition: {
        any: [
          { field: 'tags', op: 'has', value: '😀' },
          { field: 'priority', op: 'is', value: 'urgent' },
        ],
      },
      order: 'newest',
    },
  ],
];

/** Plays the commands: things come late and sometimes twice, answers are as old as their question. */
function play(wants: ListWants, commands: Command[], count: number, limit: number) {
  const server = new Server(count);
  const journal = createJournal();
  let state: ClientState = emptyState;
  let wire: Thing[] = [];
  const running: { since: number; lay: (state: ClientState) => ClientState }[] = [];

  const receive = (thing: Thing) => {
    journal.note(thing);
    state = apply(state, thing, context);
  };
  const ask = (lay: (state: ClientState) => ClientState) => running.push({ since: journal.begin(), lay });
  const askList = () => {
    const page = server.page(wants, Math.max(limit, state.list?.rows.length ?? 0), null);
    ask((now) => loadList(now, wants, page));
  };
  const answer = () => {
    const next = running.shift();
    if (!next) return;
    state = journal.end(next.since).reduce((now, thing) => apply(now, thing, context), next.lay(state));
  };
  askList();
  answer();
  for (const command of commands) {
    if (command.do === 'change') wire.push(server.change(command.place, command.part));
    if (command.do === 'rename') wire.push(server.rename(command.place));
    if (command.do === 'read') wire.push(server.read(command.place, command.seq));
    if (command.do === 'ask again' && running.length === 0) askList();
    if (command.do === 'ask more' && running.length === 0 && state.list?.next) {
      const page = server.page(wants, limit, state.list.edge);
      ask((now) => loadMore(now, page));
    }
    if (command.do === 'answer') answer();
    if (command.do === 'deliver') {
      const sent = wire.slice(0, command.count);
      wire = wire.slice(command.count);
      for (const thing of sent) receive(thing);
      // What has a version may come twice.
      if (command.twice) for (const thing of sent) if (thing.thing !== 'read') receive(thing);
    }
  }
  for (const thing of wire) receive(thing);
  while (running.length) answer();
  for (const id of state.asks.reads) {
    state = apply(state, { thing: 'read', conversationId: id, seq: server.reads.get(id) ?? 0 }, context);
  }
  const compare = compareBy(wants.order);
  const { list } = state;
  const fresh = server
    .list(wants)
    .filter((row) => list!.next === null || !list!.edge || compare(factsOf(row), factsOf(list!.edge)) <= 0);
  return { state, fresh };
}

describe('a list after any sequence of changes, pages and late answers is what a fresh fetch would give', () => {
  test.each(lists)('%s', (_, wants) => {
    fc.assert(
      fc.property(
        fc.array(command, { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 8 }),
        (commands, count, limit) => {
          const { state, fresh } = play(wants, commands, count, limit);
          expect(state.list!.rows).toEqual(fresh);
          expect(state.asks.list).toBe(false);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });
});

test('a planted fault is noticed: a reducer that ignores versions ends wrong', () => {
  const careless = (state: ClientState, thing: Thing) =>
    apply({ ...state, list: state.list && { ...state.list, versions: {} } }, thing, context);
  const wants = lists.find(([name]) => name === 'all')![1];
  const server = new Server(3);
  const old = server.change(0, { priority: 'low' });
  const fresh = server.change(0, { priority: 'urgent' });
  const start = loadList(emptyState, wants, server.page(wants, 10, null));
  const rows = (state: ClientState) => state.list!.rows.find(({ number }) => number === 1000)!.priority;
  expect(rows([fresh, old].reduce((state, thing) => apply(state, thing, context), start))).toBe('urgent');
  expect(rows([fresh, old].reduce(careless, start))).toBe('low');
});

test('what a row cannot tell asks for the list again, and the rows that are there stay up to date', () => {
  const wants: ListWants = {
    condition: { field: 'customer.tags', op: 'has', value: 'vip' },
    order: 'newest',
  };
  const start = loadList(emptyState, wants, { items: [{ ...rowOf(1), readSeq: 0 }], next: null });
  const known = apply(
    start,
    { thing: 'conversation', row: { ...rowOf(1), version: 2, priority: 'urgent' } },
    context,
  );
  expect(known.list!.rows[0]!.priority).toBe('urgent');
  expect(known.asks.list).toBe(true);
  const unknown = apply(start, { thing: 'conversation', row: { ...rowOf(2), version: 2 } }, context);
  expect(unknown.list!.rows).toHaveLength(1);
  expect(unknown.asks.list).toBe(true);
});

test('a conversation that may no longer be seen leaves without a trace', () => {
  const wants = lists.find(([name]) => name === 'all')![1];
  const start = loadList(emptyState, wants, { items: [{ ...rowOf(1), readSeq: 0 }], next: null });
  expect(apply(start, { thing: 'gone', conversationId: rowOf(1).id }, context).list!.rows).toEqual([]);
});

test('a guess shows at once, and the server’s word wins over it', () => {
  const wants = lists.find(([name]) => name === 'unassigned')![1];
  const row = rowOf(1);
  const start = loadList(emptyState, wants, { items: [{ ...row, readSeq: 1 }], next: null });
  const before = shownOf(start, row);
  const guessed = guess(start, before, { assigneeId: me }, context);
  expect(guessed.list!.rows).toEqual([]);
  expect(takeBack(guessed, before, context).list!.rows).toEqual([{ ...row, readSeq: 1 }]);
  const confirmed = apply(
    guessed,
    { thing: 'conversation', row: { ...row, version: 2, assigneeId: me } },
    context,
  );
  expect(confirmed.list!.rows).toEqual([]);
  const refusedByOther = apply(guessed, { thing: 'conversation', row: { ...row, version: 2 } }, context);
  expect(refusedByOther.list!.rows.map(({ version }) => version)).toEqual([2]);
});

test('that nothing changed is a word of the server, too, and wins over a guess', () => {
  const wants = lists.find(([name]) => name === 'all')![1];
  const row = rowOf(1);
  const start = loadList(emptyState, wants, { items: [{ ...row, readSeq: 1 }], next: null });
  const guessed = guess(start, shownOf(start, row), { assigneeId: me }, context);
  const answered = apply(guessed, { thing: 'conversation', row }, context);
  expect(answered.list!.rows).toEqual([{ ...row, readSeq: 1 }]);
});

test('who acts on an older row changes the newer one in the list, and takes back to that', () => {
  const wants = lists.find(([name]) => name === 'all')![1];
  const newer = { ...rowOf(1), version: 3, preview: 'What came meanwhile' };
  const start = loadList(emptyState, wants, { items: [{ ...newer, readSeq: 1 }], next: null });
  const before = shownOf(start, { ...rowOf(1), version: 2 });
  const guessed = guess(start, before, { assigneeId: me }, context);
  expect(guessed.list!.rows[0]).toMatchObject({ assigneeId: me, preview: 'What came meanwhile' });
  expect(takeBack(guessed, before, context).list!.rows).toEqual([{ ...newer, readSeq: 1 }]);
});

const renamedTo = (name: string | null): Thing => ({
  thing: 'customer in rows',
  customer: { id: 'cu1', version: 2, name },
});

test('a list that goes by customers asks for itself when one changed: others may belong to it now', () => {
  for (const condition of [
    { field: 'customer.tags', op: 'has', value: 'vip' },
    { field: 'customer.name', op: 'contains', value: 'anna' },
    { field: 'company', op: 'is', value: rowOf(1).id },
  ] as ListWants['condition'][]) {
    const start = loadList(emptyState, { condition, order: 'newest' }, { items: [], next: null });
    expect(apply(start, renamedTo('Anna Koller'), context).asks.list).toBe(true);
  }
});

test('a customer who lost the name is named in each row as they first wrote in it', () => {
  const wants = lists.find(([name]) => name === 'all')![1];
  const start = loadList(emptyState, wants, { items: [{ ...rowOf(1), readSeq: 0 }], next: null });
  const { list, asks } = apply(start, renamedTo(null), context);
  expect([asks.list, list!.rows[0]!.customer]).toMatchObject([false, { version: 2, name: 'anna' }]);
});

test('whoever is told that lists changed beyond telling fetches theirs', () => {
  expect(apply(emptyState, { thing: 'lists' }, context).asks.list).toBe(true);
});
