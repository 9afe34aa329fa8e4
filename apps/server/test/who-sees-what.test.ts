import { beforeAll, expect, test } from 'vitest';
import { type Route, routesOf } from '../src/platform/http/routes.ts';
import type { Sent } from './support/api.ts';
import { type PersonName, personNames } from './support/cast.ts';
import {
  decides,
  guard,
  quarantined,
  type QuarantinedAt,
  sees,
  unwrapped,
  wordsOf,
} from './support/secrecy.ts';
import { type Asked, openToBeAsked } from './support/to-be-asked.ts';
import { nowhere, quarantine, type Worded } from './support/worded.ts';

type Body = Record<string, unknown> | undefined;
interface Row {
  /** What its address names; who does not see that gets 404, like for what is not there. */
  of?: 'conversation' | 'message' | 'customer' | 'company' | 'quarantined';
  /** For these people alone; the others get 403, whatever is there. */
  only?: PersonName[];
  /** For who may and sees. */
  status: number;
  body?: (matter: Worded) => Body;
  /** Instead of the address as it is. */
  query?: (matter: Worded) => string;
  /** The words of whose conversations the answer holds, for who may; undefined: those that this person sees, or fewer. */
  names?: 'nothing' | 'the one' | 'all seen';
  /** Open to everyone on the internet. */
  public?: true;
  /** Ends the session that asks. */
  ends?: true;
}

const some: Pick<Row, 'names'> = { names: 'nothing' };
const open = (status: number): Row => ({ ...some, public: true, status });
const everyone = (status: number, more: Partial<Row> = {}): Row => ({ ...some, status, ...more });
const admins = (status: number): Row => ({ ...some, only: ['admin'], status });
const leads = (status: number): Row => ({ ...some, only: ['admin', 'tim'], status });
const seen = (status: number, body?: Row['body'], names: Row['names'] = 'the one'): Row => ({
  of: 'conversation',
  status,
  names,
  ...(body && { body }),
});
const message = (status: number, body?: Row['body'], names: Row['names'] = 'nothing'): Row => ({
  ...seen(status, body, names),
  of: 'message',
});
const customer = (status: number, body?: Row['body'], names: Row['names'] = 'nothing'): Row => ({
  ...seen(status, body, names),
  of: 'customer',
});
const company = (status: number, body?: Row['body'], names: Row['names'] = 'nothing'): Row => ({
  ...seen(status, body, names),
  of: 'company',
});
const receipt = (status: number): Row => ({ of: 'quarantined', only: ['admin', 'tim'], status });

/** Every route, and what it answers. A route that is missing here fails: decide who may, and add it. */
const table: Record<string, Row> = {
  // Open to everyone on the internet: nothing of a conversation is ever in them.
  'GET /api/v1/account-links/:token': open(404),
  'POST /api/v1/account-links/:token': open(400),
  'GET /api/v1/setup': open(200),
  'POST /api/v1/setup': open(400),
  'POST /api/v1/session': open(400),
  'POST /api/v1/password-resets': open(400),
  'GET /files/:id': open(404),
  'GET /health/live': open(200),
  'GET /health/ready': open(200),
  'GET /metrics': open(404),

  // First, while there are no others: everyone was told of every conversation once.
  'GET /api/v1/notifications': everyone(200, { names: 'all seen', query: () => '?limit=100' }),

  // Conversations.
  'GET /api/v1/conversations': everyone(200, {
    names: 'all seen',
    query: () => '?view=everything&limit=100',
  }),
  'POST /api/v1/conversations': everyone(400),
  'GET /api/v1/conversations/:id': seen(200),
  'GET /api/v1/conversations/:id/messages': seen(200),
  'GET /api/v1/conversations/:id/events': seen(200),
  'GET /api/v1/conversations/:id/drafts': seen(200),
  'PUT /api/v1/conversations/:id/drafts/:kind': seen(200, () => ({ text: 'Mine.' }), 'nothing'),
  'DELETE /api/v1/conversations/:id/drafts/:kind': seen(204, undefined, 'nothing'),
  'POST /api/v1/conversations/:id/drafts/aside/:draftId/take-up': seen(404, undefined, 'nothing'),
  'DELETE /api/v1/conversations/:id/drafts/aside/:draftId': seen(404, undefined, 'nothing'),
  'POST /api/v1/conversations/:id/messages': seen(409, () => ({ kind: 'reply', text: 'Hello.', seen: null })),
  'DELETE /api/v1/conversations/:id/messages/:messageId': seen(409, undefined, 'nothing'),
  'POST /api/v1/conversations/:id/messages/:messageId/release': seen(403, undefined, 'nothing'),
  'PUT /api/v1/conversations/:id/messages/:messageId/schedule': seen(
    403,
    () => ({ sendAt: '2030-01-01T08:00:00.000Z' }),
    'nothing',
  ),
  'PUT /api/v1/conversations/:id/assignee': seen(200, ({ assigneeId }) => ({ assigneeId })),
  'POST /api/v1/conversations/:id/hand-over': seen(200, ({ word, assigneeId }) => ({
    assigneeId: assigneeId ?? room.kontor.cast.people.admin.id,
    note: `${word} goes on with you`,
  })),
  'PUT /api/v1/conversations/:id/followers/:agentId': seen(204, () => ({ follows: false }), 'nothing'),
  'PUT /api/v1/conversations/:id/team': seen(200, ({ teamId }) => ({ teamId })),
  'PUT /api/v1/conversations/:id/tags': seen(200, ({ word }) => ({ tags: [`${word}-tag`] })),
  'PUT /api/v1/conversations/:id/priority': seen(200, () => ({ priority: 'high' })),
  'PUT /api/v1/conversations/:id/subject': seen(200, ({ word }) => ({ subject: `${word}-subject` })),
  'PUT /api/v1/conversations/:id/type': seen(200, () => ({ type: 'question' })),
  'PUT /api/v1/conversations/:id/status': seen(200, () => ({ status: 'waiting' })),
  'PUT /api/v1/conversations/:id/snooze': seen(200, () => ({ until: '2027-01-01T00:00:00.000Z' })),
  'DELETE /api/v1/conversations/:id/snooze': seen(200),
  'PUT /api/v1/conversations/:id/read': seen(204, () => ({ seq: 1 }), 'nothing'),
  'PUT /api/v1/conversations/:id/follow': seen(204, () => ({ follows: true }), 'nothing'),
  'PUT /api/v1/conversations/:id/participants/:participantId': seen(200, () => ({ inReply: true })),
  'GET /api/v1/counts': everyone(200),
  'POST /api/v1/bulk-changes': everyone(400),
  'GET /api/v1/bulk-changes': everyone(200),
  'GET /api/v1/bulk-changes/:id': everyone(404),
  'DELETE /api/v1/bulk-changes/:id': everyone(404),

  'PUT /api/v1/notifications/read': everyone(400),
  'GET /api/v1/me/notification-settings': everyone(200),
  'PUT /api/v1/me/notification-settings': everyone(400),

  // Messages and files.
  'GET /api/v1/messages/:id/body': message(200, undefined, 'the one'),
  'GET /api/v1/messages/:id/source': message(200, undefined, 'the one'),
  'POST /api/v1/messages/:id/retry': message(422),
  'PUT /api/v1/messages/:id/needs-no-answer': message(200, () => ({ needsNoAnswer: true }), 'the one'),
  'POST /api/v1/messages/:id/settle': message(422, () => ({ as: 'delivered' })),
  'GET /api/v1/troubles': everyone(200, { names: 'all seen', query: () => '?limit=100' }),
  'POST /api/v1/attachments': everyone(415),

  // Customers.
  'GET /api/v1/customers': everyone(200, { names: 'all seen', query: () => '?query=kunde.example' }),
  'GET /api/v1/addresses': everyone(200, { names: 'all seen', query: () => '?query=kunde.example' }),
  'GET /api/v1/customers/:id': customer(200, undefined, 'the one'),
  'PUT /api/v1/customers/:id': customer(409, () => ({ version: 99, name: 'Renamed' })),
  'GET /api/v1/customers/:id/conversations': customer(200, undefined, 'the one'),

  'GET /api/v1/customers/:id/timeline': customer(200, undefined, 'the one'),
  'POST /api/v1/customers/:id/handles': customer(400, () => ({ kind: 'email', address: 'nobody' })),
  'DELETE /api/v1/customers/:id/handles/:handleId': customer(404),
  'GET /api/v1/companies': everyone(200, { names: 'all seen', query: () => '?query=company' }),
  'POST /api/v1/companies': everyone(400),
  'GET /api/v1/companies/:id': company(200, undefined, 'the one'),
  'PUT /api/v1/companies/:id': company(409, () => ({ version: 99, name: 'Renamed' })),
  'GET /api/v1/companies/:id/customers': company(200, undefined, 'the one'),

  // Quarantine.
  'GET /api/v1/quarantine': leads(200),
  'GET /api/v1/quarantine/:number/source': receipt(200),
  'POST /api/v1/quarantine/:number/retry': receipt(422),
  'DELETE /api/v1/quarantine/:number': receipt(204),

  // What the workspace is: names of teams, channels, tags and people, never of conversations or customers.
  'GET /api/v1/directory': everyone(200),
  'GET /api/v1/people': everyone(200),
  'GET /api/v1/channel-kinds': everyone(200),
  'GET /api/v1/condition-fields': everyone(200),
  'GET /api/v1/openapi.json': everyone(200),
  'GET /api/v1/rules': everyone(200),
  'GET /api/v1/channels': leads(200),
  'GET /api/v1/channels/:id': leads(404),
  'POST /api/v1/rules': leads(400),
  'PUT /api/v1/rules/order': leads(400),
  'PUT /api/v1/rules/:id': leads(400),
  'DELETE /api/v1/rules/:id': leads(404),
  'POST /api/v1/channels': admins(400),
  'PUT /api/v1/channels/:id': admins(400),
  'DELETE /api/v1/channels/:id': admins(404),
  'POST /api/v1/channels/:id/sign-in': admins(404),
  'GET /api/v1/channel-sign-in': admins(400),
  'POST /api/v1/channels/check': admins(400),
  'POST /api/v1/channels/:id/test-message': admins(400),
  'PUT /api/v1/workspace': admins(400),
  'GET /api/v1/workspace/first-run': admins(200),
  'PUT /api/v1/workspace/first-run': admins(400),
  'GET /api/v1/attributes': admins(200),
  'POST /api/v1/attributes': admins(400),
  'PUT /api/v1/attributes/order': admins(400),
  'PUT /api/v1/attributes/:id': admins(400),
  'PUT /api/v1/attributes/:id/archive': admins(404),
  'DELETE /api/v1/attributes/:id/archive': admins(404),
  'GET /api/v1/canned-replies': everyone(200),
  'POST /api/v1/canned-replies': everyone(400),
  'PUT /api/v1/canned-replies/:id': everyone(400),
  'POST /api/v1/canned-replies/:id/uploads': everyone(404),
  'PUT /api/v1/canned-replies/:id/archive': everyone(404),
  'DELETE /api/v1/canned-replies/:id/archive': everyone(404),
  'POST /api/v1/brands': admins(400),
  'PUT /api/v1/brands/:id': admins(400),
  'GET /api/v1/tags': admins(200),
  'POST /api/v1/tags/:id/merge': admins(400),
  'PUT /api/v1/tags/:id/archive': admins(404),
  'DELETE /api/v1/tags/:id/archive': admins(404),
  'POST /api/v1/tags': admins(400),
  'PUT /api/v1/tags/:id': admins(400),
  'DELETE /api/v1/tags/:id': admins(404),
  'GET /api/v1/webhooks': admins(200),
  'POST /api/v1/webhooks': admins(400),
  'PUT /api/v1/webhooks/:id': admins(400),
  'DELETE /api/v1/webhooks/:id': admins(404),
  'POST /api/v1/webhooks/:id/secret': admins(404),
  'POST /api/v1/webhooks/:id/test': admins(404),
  'POST /api/v1/webhooks/:id/replay': admins(404),
  'GET /api/v1/webhooks/:id/deliveries': admins(404),
  'GET /api/v1/webhooks/:id/deliveries/:deliveryId': admins(404),
  'POST /api/v1/webhooks/:id/deliveries/:deliveryId/replay': admins(404),
  'POST /api/v1/teams': admins(400),
  'PUT /api/v1/teams/:id': admins(400),
  'DELETE /api/v1/teams/:id': admins(404),
  'POST /api/v1/views': everyone(400),
  'PUT /api/v1/views/:id': everyone(400),
  'PUT /api/v1/views/order': everyone(400),
  'DELETE /api/v1/views/:id': everyone(404),
  'DELETE /api/v1/views/:id/removal': everyone(404),

  // Accounts.
  'GET /api/v1/audit': admins(200),
  'GET /api/v1/invitations': admins(200),
  'POST /api/v1/invitations': admins(400),
  'DELETE /api/v1/invitations/:id': admins(404),
  'PUT /api/v1/people/:id': admins(404),
  'POST /api/v1/people/:id/reset-link': admins(404),
  'PUT /api/v1/me': everyone(400),
  'PUT /api/v1/me/password': everyone(400),
  'PUT /api/v1/me/availability': everyone(400),
  'GET /api/v1/me/second-factor': everyone(200),
  'POST /api/v1/me/second-factor': everyone(400),
  'PUT /api/v1/me/second-factor': everyone(400),
  'POST /api/v1/me/second-factor/recovery-codes': everyone(400),
  'POST /api/v1/me/second-factor/removal': everyone(400),
  'DELETE /api/v1/people/:id/second-factor': admins(404),
  'GET /api/v1/session': everyone(200),
  'DELETE /api/v1/session': everyone(204, { ends: true }),
  'GET /api/v1/sessions': everyone(200),
  'DELETE /api/v1/sessions/:id': everyone(404),
  'GET /api/v1/tokens': everyone(200),
  'POST /api/v1/tokens': everyone(400),
  'DELETE /api/v1/tokens/:id': everyone(404),

  // What a restore held back.
  'GET /api/v1/held-work': admins(200),
  'POST /api/v1/held-work/release': admins(204),
  'POST /api/v1/held-work/drop': admins(204),
};

let room: Asked['room'];
let matters: Asked['matters'];
let receipts: Asked['receipts'];
let ask: Asked['ask'];
let routes: Route[];
beforeAll(async () => {
  ({ room, matters, receipts, ask } = await openToBeAsked());
  routes = routesOf(room.kontor.app);
});

function addressed(route: Pick<Route, 'path'>, row: Row, matter: Worded, id: string): string {
  const named: Record<string, string> = {
    ':id': id,
    ':messageId': matter.messageId,
    ':participantId': matter.participantId,
    ':handleId': matter.id,
    ':draftId': matter.id,
    ':agentId': room.kontor.cast.people.admin.id,
    ':kind': 'reply',
    ':number': id,
    ':token': matter.id,
  };
  const path = route.path.split('/').map((part) => named[part] ?? part);
  return path.join('/') + (row.query?.(matter) ?? '');
}

const bodyOf = (route: Route, row: Row, matter: Worded) =>
  row.body?.(matter) ?? (['POST', 'PUT'].includes(route.method) ? {} : undefined);

/** What names the matter to this kind of route. */
function keysOf(route: Route, row: Row, matter: Worded): string[] {
  if (row.of === 'message') return [matter.messageId];
  if (row.of === 'customer') return [matter.customerId];
  if (row.of === 'company') return [matter.companyId];
  return route.method === 'GET' ? [matter.id, String(matter.number)] : [matter.id];
}

const told = (answer: Sent) => ({
  status: answer.status,
  text: answer.text,
  headers: [...answer.headers].filter(
    ([name]) => !/^(date|x-request-id|ratelimit-|content-length)/.test(name),
  ),
});
const wordsIn = (text: string) => wordsOf(matters, text);
const wordsSeenBy = (person: PersonName) => sees[person].map((name) => matters[name].word);

/** One route, one person: each conversation, and one that is not there. */
async function tryMatters(route: Route, row: Row, person: PersonName): Promise<void> {
  const missing = nowhere();
  const answers = new Map<string, Sent>();
  for (const key of keysOf(route, row, missing))
    answers.set(
      key,
      await ask(person, route.method, addressed(route, row, missing, key), bodyOf(route, row, missing)),
    );
  const [notThere] = answers.values();
  expect(notThere!.status).toBe(404);
  for (const matter of Object.values(matters))
    for (const key of keysOf(route, row, matter)) {
      const answer = await ask(
        person,
        route.method,
        addressed(route, row, matter, key),
        bodyOf(route, row, matter),
      );
      const about = { person, matter: matter.name };
      if (!sees[person].includes(matter.name))
        expect({ ...about, ...told(answer) }).toEqual({ ...about, ...told(notThere!) });
      else {
        const words = row.names === 'the one' ? [matter.word] : [];
        expect({ ...about, status: answer.status, words: wordsIn(answer.text) }).toEqual({
          ...about,
          status: row.status,
          words,
        });
      }
    }
}

async function tryReceipts(route: Route, row: Row, person: PersonName): Promise<void> {
  const numberOf = async (team: QuarantinedAt) => {
    if (route.method === 'DELETE') return quarantine(room, room.boxes[team]!, quarantined[team]);
    return route.method === 'POST' ? receipts[team].unfetched : receipts[team].whole;
  };
  const at = (number: number) => addressed(route, row, matters['of HR'], String(number));
  const notThere = await ask(person, route.method, at(7_999_999));
  for (const team of Object.keys(quarantined) as QuarantinedAt[]) {
    const answer = await ask(person, route.method, at(await numberOf(team)));
    const about = { person, team };
    if (!decides[person].includes(team))
      expect({ ...about, ...told(answer) }).toEqual({ ...about, ...told(notThere) });
    else expect({ ...about, status: answer.status }).toEqual({ ...about, status: row.status });
  }
}

async function tryOnce(route: Route, row: Row, person: PersonName | undefined): Promise<void> {
  const matter = matters['of HR'];
  const answer = await ask(
    person,
    route.method,
    addressed(route, row, matter, matter.id),
    bodyOf(route, row, matter),
  );
  expect({ person, status: answer.status, said: answer.status === row.status || answer.text }).toEqual({
    person,
    status: row.status,
    said: true,
  });
  const expected = row.names === 'all seen' ? wordsSeenBy(person!) : [];
  expect({ person, words: wordsIn(answer.text).toSorted() }).toEqual({ person, words: expected.toSorted() });
}

test('each route stands in the table', () => {
  const served = routes.map(({ method, path }) => `${method} ${path}`);
  expect(served.filter((route) => !table[route])).toEqual([]);
  expect(Object.keys(table).filter((route) => !served.includes(route))).toEqual([]);
});

test.each(Object.entries(table))('%s', async (name, row) => {
  const route = routes.find(({ method, path }) => `${method} ${path}` === name)!;
  if (row.public) return tryOnce(route, row, undefined);
  const nobody = await ask(
    undefined,
    route.method,
    addressed(route, row, matters['of Support'], matters['of Support'].id),
  );
  expect(JSON.parse(nobody.text)).toMatchObject({ status: 401, code: 'not_signed_in' });
  await Promise.all(
    personNames.map(async (person) => {
      if (row.only && !row.only.includes(person)) {
        const { path } = route;
        const answer = await ask(
          person,
          route.method,
          addressed({ path }, row, matters['of HR'], receiptOrId(row)),
        );
        expect({ person, ...JSON.parse(answer.text) }).toMatchObject({
          person,
          status: 403,
          code: 'not_allowed',
        });
      } else if (row.of === 'quarantined') await tryReceipts(route, row, person);
      else if (row.of) await tryMatters(route, row, person);
      else if (row.ends) await tryEnding(route, row, person);
      else await tryOnce(route, row, person);
    }),
  );
});

const receiptOrId = (row: Row) =>
  row.of === 'quarantined' ? String(receipts.hr.whole) : matters['of HR'].id;

/** In a session of its own. */
async function tryEnding(route: Route, row: Row, person: PersonName): Promise<void> {
  const { url, cast } = room.kontor;
  const signedIn = await room.kontor
    .api()
    .send('POST', '/session', { email: cast.people[person].email, password: 'demo' });
  const cookie = signedIn.headers.get('set-cookie')!.split(';', 1)[0]!;
  const answer = await room.kontor
    .api()
    .send(route.method, `${url}${route.path}`, undefined, { headers: { cookie } });
  guard(matters, person, route.path, unwrapped(answer));
  expect(answer.status).toBe(row.status);
}
