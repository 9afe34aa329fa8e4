import { conversationDetail } from '@kontor/contracts/conversation';
import { attribute, attributeList } from '@kontor/contracts/attribute';
import { cannedReply, cannedReplyList } from '@kontor/contracts/canned';
import { companyView, customerView } from '@kontor/contracts/customer';
import { usualWays } from '@kontor/contracts/notification';
import { brand, rule, tag, team, view } from '@kontor/contracts/settings';
import { madeWebhook, webhookList } from '@kontor/contracts/webhook';
import { attachmentView } from '@kontor/contracts/message';
import { newId } from '../../src/platform/ids.ts';
import { openBoxes, openWorded, quarantine } from './worded.ts';

/** A request that the product takes as it is: with every field that there is, so that each can be spoiled. */
export interface Sound {
  body?: unknown;
  /** What stands in the address. */
  named?: Record<string, string>;
  /** What it answers. */
  status: number;
  /** Made anew for each request: an idempotency key, a name that must be free. */
  fresh?: () => Promise<{ headers?: Record<string, string>; body?: unknown }>;
  /** It takes long, or waits for other machines: only some values are tried. */
  slow?: true;
}

export type SoundRequests = Record<string, Sound>;

const addressesOf = (name: string) => ({
  address: `${name}@adler-kaffee.example`,
  aliases: [`${name}-too@adler-kaffee.example`],
  replyAddress: `${name}+{token}@adler-kaffee.example`,
});

/** For every route that takes a body: what is in it when all is well, as the admin sends it. */
export async function openSound() {
  const room = await openBoxes();
  const { kontor } = room;
  const { cast } = kontor;
  const matter = (await openWorded(room))['of Support'];
  const admin = kontor.api('admin');
  const detail = await admin.get(`/conversations/${matter.id}`, conversationDetail);
  const condition = { field: 'subject', op: 'contains', value: 'tank' };
  const actions = [
    { do: 'team', teamId: cast.teams.returns },
    { do: 'tag', tags: ['found'] },
    { do: 'priority', priority: 'high' },
  ];
  const aRule = {
    name: 'Tanks',
    event: 'conversation.opened',
    condition: { all: [condition] },
    actions,
    stop: true,
    enabled: false,
  };
  const aView = {
    name: 'Tanks',
    condition: { any: [condition, { not: condition }] },
    sort: 'newest',
    sharedWith: 'team',
    teamId: cast.teams.support,
  };
  const aBrand = {
    name: 'Falke',
    color: '#336699',
    senderName: 'Falke Kaffee',
    publicAddress: 'hallo@falke.example',
    locale: 'de',
    signatures: { de: { text: 'Grüsse\n{{agent.name}}', html: '<p>Grüsse<br>{{agent.name}}</p>' } },
  };
  const aCanned = {
    name: 'Sorry',
    sharedWith: 'team',
    teamId: cast.teams.support,
    texts: {
      de: { text: 'Verzeihung, {{customer.name}}', html: '<div><b>Verzeihung</b>, {{customer.name}}</div>' },
      en: { text: 'Sorry' },
    },
  };
  const aTeam = { name: 'Tea', memberIds: [cast.people.lena.id] };
  const aTag = { name: 'urgent', color: 'red' };
  // Its other server, for reading a mailbox, is judged by the same shape.
  const server = { host: '127.0.0.1', port: 1, security: 'none', user: 'u', password: 'p' };
  const settings = {
    ...addressesOf('tea'),
    receive: 'listener',
    smtp: { ...server, login: 'own' },
    trustedAuthServ: 'mx.adler-kaffee.example',
    limits: { maxBytes: 1_000_000 },
  };
  const aChannel = {
    kind: 'email',
    name: 'Tea',
    brandId: cast.brandId,
    teamId: cast.teams.support,
    teamIds: [cast.teams.support],
    enabled: false,
    settings,
  };
  const aCustomer = {
    name: 'Anna',
    language: 'de',
    tags: ['loyal'],
    note: 'Calls before noon',
    blocked: false,
    companyId: matter.companyId,
    attributes: { machine: 'JURA', tier: 'gold' },
    version: 1,
  };
  const attributeChoices = [
    { value: 'gold', label: { en: 'Gold', de: 'Gold' } },
    { value: 'silver', label: { en: 'Silver', de: null } },
  ];
  const anAttribute = (key: string, type: string) => ({
    of: 'customer',
    key,
    type,
    name: { en: key, de: null },
    options: type === 'choice' ? attributeChoices : [],
  });
  const address = { address: 'anna@kunde.example', name: 'Anna' };
  const upload = async () => {
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.txt');
    return attachmentView.parse(JSON.parse((await admin.send('POST', '/attachments', form)).text)).id;
  };
  const draft = {
    text: 'Hello',
    html: '<p>Hello</p>',
    channelId: detail.channelId,
    from: 'support@adler-kaffee.example',
    to: [address],
    cc: [address],
    bcc: [address],
    subject: 'Re: tank',
    forward: matter.messageId,
    attachmentIds: [await upload()],
  };
  const reply = {
    kind: 'reply',
    text: 'Hello',
    html: '<p>Hello</p>',
    subject: 'Re: tank',
    channel: detail.channelId,
    from: 'support@adler-kaffee.example',
    to: [address],
    cc: [{ address: 'beat@kunde.example', name: 'Beat' }],
    bcc: [{ address: 'carla@kunde.example', name: 'Carla' }],
    attachments: [],
    seen: (await room.messages(matter.id, 'admin')).at(-1)!.id,
    sendAt: '2027-01-01T00:00:00.000Z',
    then: { status: 'snoozed', snoozedUntil: '2027-02-01T00:00:00.000Z' },
    forward: matter.messageId,
  };
  const aWebhook = {
    name: 'Warehouse',
    // Of the public internet, but off: nothing is sent there.
    url: 'https://93.184.216.34/hook',
    kinds: ['customer.wrote'],
    withNotes: true,
    active: false,
  };
  const made = {
    webhook: (await admin.post('/webhooks', aWebhook, madeWebhook)).id,
    team: (await admin.post('/teams', { ...aTeam, name: 'Cups' }, team)).id,
    brand: (await admin.post('/brands', aBrand, brand)).id,
    canned: (await admin.post('/canned-replies', aCanned, cannedReply)).id,
    tag: (await admin.post('/tags', { ...aTag, name: 'slow' }, tag)).id,
    rule: (await admin.post('/rules', aRule, rule)).id,
    view: (await admin.post('/views', aView, view)).id,
    machine: (await admin.post('/attributes', anAttribute('machine', 'text'), attribute)).id,
    tier: (await admin.post('/attributes', anAttribute('tier', 'choice'), attribute)).id,
  };
  const own = {
    id: matter.id,
    messageId: matter.messageId,
    participantId: matter.participantId,
    agentId: cast.people.tim.id,
    kind: 'reply',
  };
  const inConversation = (body: unknown, status = 200): Sound => ({ body, status, named: own });
  const key = async () => ({ headers: { 'idempotency-key': `absurd-${newId()}` } });

  const table: SoundRequests = {
    'PUT /api/v1/conversations/:id/assignee': inConversation({ assigneeId: cast.people.lena.id }),
    'POST /api/v1/conversations/:id/hand-over': inConversation({
      assigneeId: cast.people.lena.id,
      note: 'She has the old model.',
    }),
    'PUT /api/v1/conversations/:id/followers/:agentId': inConversation({ follows: true }, 204),
    'PUT /api/v1/conversations/:id/team': inConversation({ teamId: cast.teams.support }),
    'PUT /api/v1/conversations/:id/tags': inConversation({ add: ['leak', 'tank'], remove: ['old'] }),
    'PUT /api/v1/conversations/:id/priority': inConversation({ priority: 'high' }),
    'PUT /api/v1/conversations/:id/subject': inConversation({ subject: 'Tank' }),
    'PUT /api/v1/conversations/:id/type': inConversation({ type: 'complaint' }),
    'PUT /api/v1/conversations/:id/status': inConversation({ status: 'open' }),
    'PUT /api/v1/conversations/:id/snooze': inConversation({ until: '2027-01-01T00:00:00.000Z' }),
    'PUT /api/v1/conversations/:id/read': inConversation({ seq: 1 }, 204),
    'PUT /api/v1/conversations/:id/follow': inConversation({ follows: true }, 204),
    'PUT /api/v1/conversations/:id/participants/:participantId': inConversation({ inReply: true }),
    'PUT /api/v1/conversations/:id/drafts/:kind': inConversation({ ...draft, of: null }),
    'POST /api/v1/conversations/:id/messages': { ...inConversation(reply, 201), fresh: key },
    'POST /api/v1/conversations': {
      body: {
        customerId: matter.customerId,
        channel: detail.channelId,
        from: 'support@adler-kaffee.example',
        to: [address],
        cc: [{ address: 'beat@kunde.example', name: 'Beat' }],
        bcc: [{ address: 'carla@kunde.example', name: 'Carla' }],
        subject: 'Your machine',
        text: 'Hello',
        html: '<p>Hello</p>',
        attachments: [],
        sendAt: '2027-01-01T00:00:00.000Z',
        then: { status: 'snoozed', snoozedUntil: '2027-02-01T00:00:00.000Z' },
      },
      status: 201,
      fresh: key,
    },
    'POST /api/v1/customers/:id/handles': {
      body: { kind: 'email', address: 'anna.work@firma.example' },
      named: { id: matter.customerId },
      status: 201,
    },
    'POST /api/v1/bulk-changes': {
      body: {
        action: { do: 'tag', add: ['bulk'], remove: ['leak'] },
        of: { list: { view: 'everything', query: 'reply', sort: 'newest' }, except: [matter.id] },
      },
      status: 201,
      fresh: key,
    },
    'PUT /api/v1/notifications/read': { body: { all: true }, status: 204 },
    'PUT /api/v1/me/notification-settings': {
      body: { kinds: usualWays, hours: [{ day: 1, from: 480, to: 1020 }] },
      status: 200,
    },
    'PUT /api/v1/messages/:id/needs-no-answer': {
      body: { needsNoAnswer: true },
      named: { id: matter.messageId },
      status: 200,
    },
    'PUT /api/v1/conversations/:id/messages/:messageId/schedule': {
      body: { sendAt: '2030-01-01T08:00:00.000Z' },
      named: { id: matter.id, messageId: matter.messageId },
      status: 403,
    },
    'POST /api/v1/messages/:id/settle': {
      body: { as: 'delivered' },
      named: { id: matter.failedId },
      status: 422,
    },
    'PUT /api/v1/customers/:id': {
      body: aCustomer,
      named: { id: matter.customerId },
      status: 200,
      fresh: async () => {
        const { version } = await admin.get(`/customers/${matter.customerId}`, customerView);
        return { body: { ...aCustomer, version } };
      },
    },
    'POST /api/v1/companies': { body: { name: 'Hotel Krone' }, status: 201 },
    'PUT /api/v1/companies/:id': {
      body: { name: 'Hotel Krone', attributes: {}, version: 1 },
      named: { id: matter.companyId },
      status: 200,
      fresh: async () => {
        const { version } = await admin.get(`/companies/${matter.companyId}`, companyView);
        return { body: { name: 'Hotel Krone', attributes: {}, version } };
      },
    },
    'POST /api/v1/attributes': {
      body: anAttribute('fresh', 'choice'),
      status: 201,
      fresh: async () => ({ body: anAttribute(`a${newId().replaceAll('-', '')}`, 'choice') }),
    },
    'PUT /api/v1/attributes/order': {
      body: { of: 'company', ids: [] },
      status: 200,
    },
    'PUT /api/v1/attributes/:id': {
      body: { name: { en: 'Tier', de: 'Stufe' }, options: attributeChoices, version: 1 },
      named: { id: made.tier },
      status: 200,
      fresh: async () => {
        const { items } = await admin.get('/attributes', attributeList);
        const { version } = items.find(({ id }) => id === made.tier)!;
        return { body: { name: { en: 'Tier', de: 'Stufe' }, options: attributeChoices, version } };
      },
    },
    'POST /api/v1/teams': { body: aTeam, status: 201 },
    'PUT /api/v1/teams/:id': { body: aTeam, named: { id: made.team }, status: 200 },
    'POST /api/v1/brands': { body: aBrand, status: 201 },
    'PUT /api/v1/brands/:id': { body: aBrand, named: { id: made.brand }, status: 200 },
    'POST /api/v1/canned-replies': { body: aCanned, status: 201 },
    'PUT /api/v1/canned-replies/:id': {
      body: { ...aCanned, version: 1 },
      named: { id: made.canned },
      status: 200,
      fresh: async () => {
        const { items } = await admin.get('/canned-replies', cannedReplyList);
        const { version } = items.find(({ id }) => id === made.canned)!;
        return { body: { ...aCanned, version } };
      },
    },
    'POST /api/v1/tags': {
      body: aTag,
      status: 201,
      fresh: async () => ({ body: { ...aTag, name: newId() } }),
    },
    'PUT /api/v1/tags/:id': { body: { ...aTag, name: 'slow' }, named: { id: made.tag }, status: 200 },
    'POST /api/v1/tags/:id/merge': {
      body: { into: made.tag },
      named: { id: made.tag },
      // Into itself: the shape is fine, and nothing is merged away that later requests name.
      status: 422,
    },
    'POST /api/v1/webhooks': { body: aWebhook, status: 201 },
    'PUT /api/v1/webhooks/:id': {
      body: { ...aWebhook, version: 1 },
      named: { id: made.webhook },
      status: 200,
      fresh: async () => {
        const { items } = await admin.get('/webhooks', webhookList);
        const { version } = items.find(({ id }) => id === made.webhook)!;
        return { body: { ...aWebhook, version } };
      },
    },
    'PUT /api/v1/rules/order': { body: { ids: [made.rule] }, status: 200 },
    'POST /api/v1/rules': { body: aRule, status: 201 },
    'PUT /api/v1/rules/:id': { body: aRule, named: { id: made.rule }, status: 200 },
    'POST /api/v1/views': { body: aView, status: 201 },
    'PUT /api/v1/views/order': { body: { ids: [made.view] }, status: 204 },
    'PUT /api/v1/views/:id': { body: aView, named: { id: made.view }, status: 200 },
    'POST /api/v1/channels': {
      body: aChannel,
      status: 201,
      fresh: async () => ({
        body: { ...aChannel, settings: { ...settings, ...addressesOf(newId()) } },
      }),
    },
    // What is in it is judged as above.
    'PUT /api/v1/channels/:id': { body: aChannel, named: { id: room.channelId }, status: 200, slow: true },
    'POST /api/v1/channels/check': { body: { kind: 'email', settings }, status: 200, slow: true },
    'POST /api/v1/channels/:id/test-message': {
      body: { to: 'anna@kunde.example' },
      named: { id: room.channelId },
      status: 200,
      slow: true,
    },
    'PUT /api/v1/workspace': { body: { name: 'Adler Kaffee', zone: 'Europe/Zurich' }, status: 200 },
    'PUT /api/v1/workspace/first-run': {
      body: {
        open: true,
        steps: { name: 'done', brand: 'done', channel: 'open', people: 'skipped', mail: 'open' },
      },
      status: 200,
    },
    'PUT /api/v1/me': { body: { name: 'Admin', locale: 'de', zone: 'Europe/Zurich' }, status: 200 },
    'PUT /api/v1/me/availability': { body: { availability: 'away' }, status: 204 },
    'POST /api/v1/me/second-factor': {
      body: { password: 'demo', code: '123456' },
      status: 201,
      slow: true,
    },
    'PUT /api/v1/me/second-factor': { body: { code: '123456' }, status: 401, slow: true },
    'POST /api/v1/me/second-factor/recovery-codes': {
      body: { password: 'demo', code: '123456' },
      status: 422,
      slow: true,
    },
    'POST /api/v1/me/second-factor/removal': {
      body: { password: 'demo', code: '123456' },
      status: 204,
      slow: true,
    },
    'PUT /api/v1/me/password': {
      body: { current: 'demo', password: 'long enough it is' },
      status: 204,
      slow: true,
    },
    'PUT /api/v1/people/:id': {
      body: { role: 'agent', disabled: false, teamIds: [cast.teams.returns] },
      named: { id: cast.people.mara.id },
      status: 200,
    },
    'POST /api/v1/invitations': {
      body: { email: 'new@adler-kaffee.example', role: 'agent', teamIds: [cast.teams.support] },
      status: 201,
    },
    'POST /api/v1/tokens': { body: { name: 'Script', expiresAt: '2030-01-01T00:00:00.000Z' }, status: 201 },
    'POST /api/v1/session': {
      body: { email: 'lena@adler-kaffee.example', password: 'demo', code: '123456' },
      status: 200,
      slow: true,
    },
    'POST /api/v1/password-resets': { body: { email: 'lena@adler-kaffee.example' }, status: 204, slow: true },
    'POST /api/v1/account-links/:token': {
      body: { name: 'New', password: 'long enough it is' },
      named: { token: 'nonsense' },
      status: 404,
      slow: true,
    },
    'POST /api/v1/setup': {
      body: {
        code: 'x',
        name: 'New',
        email: 'new@adler-kaffee.example',
        password: 'long enough it is',
        workspace: 'Adler',
      },
      status: 409,
    },
  };
  await quarantine(room, room.channelId, 'garbled');
  const number = String(await quarantine(room, room.channelId, 'unreadable'));
  /** What stands in the address of any other route. */
  const namedElsewhere: Record<string, string> = { ...own, number };
  return { room, table, namedElsewhere };
}
