import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Route, routesOf } from '../src/platform/http/routes.ts';
import type { PersonName } from './support/cast.ts';
import { openSound } from './support/sound-requests.ts';
import { until } from './support/until.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const people = ['tim', 'lena', 'mara', 'nora'] as const satisfies PersonName[];

/**
 * Every route that changes something, and what its sound request is answered to Tim, Lena, Mara and Nora; `·`: they may. What
 * it names is Support's: a conversation, its customer, a rule, a view and a canned reply for that team. The admin may all of
 * it, and nobody who is not signed in anything. A route that is missing here fails: decide who may, and add it.
 */
const table: Record<string, string> = {
  // By a channel that one’s teams serve.
  'POST /api/v1/conversations': '· · 422 422',
  'PUT /api/v1/conversations/:id/drafts/:kind': '· · 404 404',
  'DELETE /api/v1/conversations/:id/drafts/:kind': '· · 404 404',
  'POST /api/v1/conversations/:id/drafts/aside/:draftId/take-up': '· · 404 404',
  'DELETE /api/v1/conversations/:id/drafts/aside/:draftId': '· · 404 404',
  'POST /api/v1/conversations/:id/messages': '· · 404 404',
  'DELETE /api/v1/conversations/:id/messages/:messageId': '· · 404 404',
  'POST /api/v1/conversations/:id/messages/:messageId/release': '· · 404 404',
  'PUT /api/v1/conversations/:id/messages/:messageId/schedule': '· · 404 404',
  'PUT /api/v1/conversations/:id/assignee': '· · 404 404',
  'POST /api/v1/conversations/:id/hand-over': '· · 404 404',
  'PUT /api/v1/conversations/:id/followers/:agentId': '· · 404 404',
  'PUT /api/v1/conversations/:id/team': '· · 404 404',
  'PUT /api/v1/conversations/:id/tags': '· · 404 404',
  'PUT /api/v1/conversations/:id/priority': '· · 404 404',
  'PUT /api/v1/conversations/:id/subject': '· · 404 404',
  'PUT /api/v1/conversations/:id/type': '· · 404 404',
  'PUT /api/v1/conversations/:id/status': '· · 404 404',
  'PUT /api/v1/conversations/:id/snooze': '· · 404 404',
  'DELETE /api/v1/conversations/:id/snooze': '· · 404 404',
  'PUT /api/v1/conversations/:id/read': '· · 404 404',
  'PUT /api/v1/conversations/:id/follow': '· · 404 404',
  'PUT /api/v1/conversations/:id/participants/:participantId': '· · 404 404',
  'POST /api/v1/bulk-changes': '· · · ·',
  'DELETE /api/v1/bulk-changes/:id': '· · · ·',
  'PUT /api/v1/notifications/read': '· · · ·',
  'PUT /api/v1/me/notification-settings': '· · · ·',
  'POST /api/v1/messages/:id/retry': '· · 404 404',
  'PUT /api/v1/messages/:id/needs-no-answer': '· · 404 404',
  'POST /api/v1/messages/:id/settle': '· · 404 404',
  'POST /api/v1/attachments': '· · · ·',
  'PUT /api/v1/customers/:id': '· · 404 404',
  'POST /api/v1/customers/:id/handles': '· · 404 404',
  'DELETE /api/v1/customers/:id/handles/:handleId': '· · 404 404',
  'POST /api/v1/companies': '· · · ·',
  'PUT /api/v1/companies/:id': '· · 404 404',
  'POST /api/v1/quarantine/:number/retry': '· 403 403 403',
  'DELETE /api/v1/quarantine/:number': '· 403 403 403',
  'POST /api/v1/rules': '· 403 403 403',
  'PUT /api/v1/rules/order': '· 403 403 403',
  'PUT /api/v1/rules/:id': '· 403 403 403',
  'DELETE /api/v1/rules/:id': '· 403 403 403',
  'POST /api/v1/channels': '403 403 403 403',
  'PUT /api/v1/channels/:id': '403 403 403 403',
  'DELETE /api/v1/channels/:id': '403 403 403 403',
  'POST /api/v1/channels/:id/sign-in': '403 403 403 403',
  'POST /api/v1/channels/check': '403 403 403 403',
  'POST /api/v1/channels/:id/test-message': '403 403 403 403',
  'PUT /api/v1/workspace': '403 403 403 403',
  'PUT /api/v1/workspace/first-run': '403 403 403 403',
  'POST /api/v1/attributes': '403 403 403 403',
  'PUT /api/v1/attributes/order': '403 403 403 403',
  'PUT /api/v1/attributes/:id': '403 403 403 403',
  'PUT /api/v1/attributes/:id/archive': '403 403 403 403',
  'DELETE /api/v1/attributes/:id/archive': '403 403 403 403',
  'POST /api/v1/canned-replies': '· 403 403 403',
  'PUT /api/v1/canned-replies/:id': '· 403 404 404',
  'POST /api/v1/canned-replies/:id/uploads': '· · · ·',
  'PUT /api/v1/canned-replies/:id/archive': '· · · ·',
  'DELETE /api/v1/canned-replies/:id/archive': '· · · ·',
  'POST /api/v1/brands': '403 403 403 403',
  'PUT /api/v1/brands/:id': '403 403 403 403',
  'POST /api/v1/tags/:id/merge': '403 403 403 403',
  'PUT /api/v1/tags/:id/archive': '403 403 403 403',
  'DELETE /api/v1/tags/:id/archive': '403 403 403 403',
  'POST /api/v1/tags': '403 403 403 403',
  'PUT /api/v1/tags/:id': '403 403 403 403',
  'DELETE /api/v1/tags/:id': '403 403 403 403',
  'POST /api/v1/webhooks': '403 403 403 403',
  'PUT /api/v1/webhooks/:id': '403 403 403 403',
  'DELETE /api/v1/webhooks/:id': '403 403 403 403',
  'POST /api/v1/webhooks/:id/secret': '403 403 403 403',
  'POST /api/v1/webhooks/:id/test': '403 403 403 403',
  'POST /api/v1/webhooks/:id/replay': '403 403 403 403',
  'POST /api/v1/webhooks/:id/deliveries/:deliveryId/replay': '403 403 403 403',
  'POST /api/v1/teams': '403 403 403 403',
  'PUT /api/v1/teams/:id': '403 403 403 403',
  'DELETE /api/v1/teams/:id': '403 403 403 403',
  'POST /api/v1/views': '· 403 403 403',
  'PUT /api/v1/views/:id': '· 403 404 404',
  'PUT /api/v1/views/order': '· · · ·',
  'DELETE /api/v1/views/:id': '· · · ·',
  'DELETE /api/v1/views/:id/removal': '· · · ·',
  'POST /api/v1/invitations': '403 403 403 403',
  'DELETE /api/v1/invitations/:id': '403 403 403 403',
  'PUT /api/v1/people/:id': '403 403 403 403',
  'POST /api/v1/people/:id/reset-link': '403 403 403 403',
  'PUT /api/v1/me': '· · · ·',
  'PUT /api/v1/me/password': '· · · ·',
  'PUT /api/v1/me/availability': '· · · ·',
  'POST /api/v1/me/second-factor': '· · · ·',
  'PUT /api/v1/me/second-factor': '· · · ·',
  'POST /api/v1/me/second-factor/recovery-codes': '· · · ·',
  'POST /api/v1/me/second-factor/removal': '· · · ·',
  'DELETE /api/v1/people/:id/second-factor': '403 403 403 403',
  'DELETE /api/v1/sessions/:id': '· · · ·',
  'POST /api/v1/tokens': '· · · ·',
  'DELETE /api/v1/tokens/:id': '· · · ·',
  'POST /api/v1/held-work/release': '403 403 403 403',
  'POST /api/v1/held-work/drop': '403 403 403 403',
};

/** Ends the session that asks: who-sees-what.test.ts tries it in one of its own. */
const apart = ['DELETE /api/v1/session'];

let sound: Awaited<ReturnType<typeof openSound>>;
let writes: Route[];
beforeAll(async () => {
  sound = await openSound();
  writes = routesOf(sound.room.kontor.app).filter(({ method, isPublic }) => method !== 'GET' && !isPublic);
  for (const person of people) await sound.room.kontor.cookieOf(person);
  await until('all that happened was told, and nothing is on its way out', async () => {
    const { db, clock } = sound.room.kontor;
    const { rows } = await sql<{ quiet: boolean }>`
      select not exists (select 1 from event where position is null)
        and not exists (select 1 from outbox where state = 'open' and due_at <= ${clock.now()}) as quiet`.execute(
      db.sql,
    );
    return rows[0]!.quiet;
  });
});

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const cellsOf = (route: Route) => table[nameOf(route)]!.split(' ');

async function ask(route: Route, person: PersonName | undefined) {
  const one = sound.table[nameOf(route)];
  const fresh = await one?.fresh?.();
  const named = { ...sound.namedElsewhere, ...one?.named };
  const path = route.path.replaceAll(
    /:(\w+)/g,
    (_, name: string) => named[name] ?? sound.namedElsewhere['id']!,
  );
  const { kontor } = sound.room;
  const body = fresh?.body ?? one?.body ?? (route.method === 'DELETE' ? undefined : {});
  const more = fresh?.headers ? { headers: fresh.headers } : {};
  return kontor.api(person).send(route.method, `${kontor.url}${path}`, body, more);
}

/** When somebody was last here is noted whatever they ask; the others follow events in their own time, and those are looked at. */
const restless = [
  'session', 'channel_connection', 'event_cursor', 'message_search', 'notification', 'webhook_delivery', 'webhook_attempt',
]; // prettier-ignore

/** What a refusal says. */
const codes: Record<string, string> = { 403: 'not_allowed', 404: 'not_found', 422: 'cannot_be_reached' };

/** Of every table, by its name. */
async function digests(): Promise<Record<string, string>> {
  const { db } = sound.room.kontor;
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db.sql);
  const kept = tables.map(({ name }) => name).filter((name) => !restless.includes(name));
  const one = (name: string) =>
    sql`select ${name}::text as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${sql.table(name)} t`;
  const { rows } = await sql<{
    name: string;
    digest: string;
  }>`${sql.join(kept.map(one), sql` union all `)}`.execute(db.sql);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

test('each route that changes something stands in the table', () => {
  const served = writes.map(nameOf).filter((name) => !apart.includes(name));
  expect(Object.keys(table).toSorted()).toEqual(served.toSorted());
});

test('whoever may not is refused a sound request by every route, and nothing is changed', async () => {
  for (const route of writes.filter((one) => nameOf(one) in table)) {
    const before = await digests();
    const answers: unknown[] = [];
    const expected: unknown[] = [];
    const nobody = await ask(route, undefined);
    answers.push(['nobody', nobody.status]);
    expected.push(['nobody', 401]);
    for (const [i, person] of people.entries()) {
      const cell = cellsOf(route)[i]!;
      if (cell === '·') continue;
      const { status, text } = await ask(route, person);
      answers.push([person, status, JSON.parse(text).code]);
      expected.push([person, Number(cell), codes[cell]]);
    }
    expect({ route: nameOf(route), answers }).toEqual({ route: nameOf(route), answers: expected });
    expect({ route: nameOf(route), ...(await digests()) }).toEqual({ route: nameOf(route), ...before });
  }
});

/** Only its author: the message is the customer’s. */
const ofOthers = ['PUT /api/v1/conversations/:id/messages/:messageId/schedule'];

test('whoever may is not refused it', async () => {
  const bodied = writes.filter((one) => nameOf(one) in sound.table && nameOf(one) in table);
  expect(bodied.length).toBeGreaterThan(50);
  for (const route of bodied.filter(
    (one) => !sound.table[nameOf(one)]!.slow && !ofOthers.includes(nameOf(one)),
  ))
    for (const [i, person] of people.entries()) {
      if (cellsOf(route)[i] !== '·') continue;
      const { status, text } = await ask(route, person);
      expect([nameOf(route), person, [401, 403, 404].includes(status) && text]).toEqual([
        nameOf(route),
        person,
        false,
      ]);
    }
});
