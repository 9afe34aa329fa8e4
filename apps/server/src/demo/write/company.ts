import { textKey } from '@kontor/domain/text/key';
import type { ClientBase } from 'pg';
import {
  agentKeys,
  type Cast,
  type CastChannel,
  channelKeys,
  companyName,
  domain,
  signatures,
  tagColors,
} from '../cast.ts';
import { cannedReplies, textsOf } from '../canned.ts';
import { idAt, Random } from '../random.ts';
import type { TeamName } from '../scenario.ts';
import { scenarios } from '../scenarios/all.ts';

export interface CompanyWishes {
  /** Argon2id of everyone's password. */
  passwordHash: string;
  /** Where replies go out: the playground's mail server. */
  smtp: { host: string; port: number };
}

/** Brand, calendar, teams, people, channels, tags, rules, first views and canned replies. */
export async function writeCompany(client: ClientBase, cast: Cast, wishes: CompanyWishes): Promise<void> {
  const at = new Date(cast.foundedAt);
  const random = new Random(cast.foundedAt % 0x7fff_ffff, 8);
  const newId = () => idAt(cast.foundedAt, random);
  const insert = (table: string, row: Record<string, unknown>) => insertInto(client, table, row);

  await client.query(`update workspace set name = $1, locale = 'de', zone = 'Europe/Zurich'`, [companyName]);
  const calendar = newId();
  await insert('calendar', {
    id: calendar,
    name: 'Büro Bern',
    zone: 'Europe/Zurich',
    spans: JSON.stringify([1, 2, 3, 4, 5].map((day) => ({ day, from: 8 * 60, to: 18 * 60 }))),
    created_at: at,
  });
  await insert('brand', {
    id: cast.brandId,
    name: companyName,
    color: '#0a6a6c',
    sender_name: companyName,
    public_address: 'Mühlradweg 7, 3014 Bern',
    locale: 'de',
    signatures: JSON.stringify(signatures),
    calendar_id: calendar,
    created_at: at,
  });
  for (const name of Object.keys(cast.teams) as TeamName[])
    await insert('team', {
      id: cast.teams[name],
      name,
      policy: name === 'Support' ? 'round robin' : 'manual',
      calendar_id: calendar,
      created_at: at,
    });
  for (const key of agentKeys) {
    const { id, name, email, role, teams, locale, line } = cast.agents[key];
    await insert('agent', {
      id,
      name,
      email,
      email_key: email,
      role,
      password_hash: wishes.passwordHash,
      locale,
      signature_line: line,
      calendar_id: calendar,
      availability: 'available',
      availability_by: 'hand',
      availability_at: at,
      created_at: at,
    });
    for (const team of teams)
      await insert('membership', { team_id: cast.teams[team], agent_id: id, created_at: at });
  }
  for (const key of channelKeys) {
    const { id, name, address, aliases, team } = cast.channels[key];
    await insert('channel', {
      id,
      kind: 'email',
      name,
      brand_id: cast.brandId,
      team_id: cast.teams[team],
      settings: JSON.stringify(emailSettings(cast.channels[key], wishes.smtp)),
      addresses: [address, ...aliases],
      created_at: at,
    });
    await insert('channel_team', { channel_id: id, team_id: cast.teams[team] });
  }
  await writeTags(cast, newId, insert);
  await writeRules(cast, insert);
  await writeViews(cast, newId, insert);
  await writeCanned(cast, newId, insert);
}

/** Mail comes in by Kontor's own listener and leaves by the playground's server. */
export function emailSettings(
  { key, address, aliases }: CastChannel,
  smtp: CompanyWishes['smtp'],
): Record<string, unknown> {
  return {
    address,
    aliases,
    receive: 'listener',
    smtp: { ...smtp, security: 'none', login: 'none' },
    replyAddress: `${key}+{token}@${domain}`,
  };
}

type Insert = (table: string, row: Record<string, unknown>) => Promise<void>;

async function insertInto(client: ClientBase, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row);
  const places = names.map((_, i) => `$${i + 1}`);
  await client.query(
    `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}

async function writeTags(cast: Cast, newId: () => string, insert: Insert): Promise<void> {
  const used = [...scenarios.de, ...scenarios.en].flatMap(({ tags = [] }) => tags);
  const byRules = cast.rules.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'tag' ? action.tags : [])),
  );
  for (const name of [...new Set([...used, ...byRules])].toSorted((a, b) => a.localeCompare(b, 'de')))
    await insert('tag', {
      id: newId(),
      name,
      name_key: textKey(name),
      color: tagColors[name] ?? null,
      created_at: new Date(cast.foundedAt),
    });
}

async function writeRules(cast: Cast, insert: Insert): Promise<void> {
  const common = { created_by: cast.agents.admin.id, created_at: new Date(cast.foundedAt) };
  for (const [place, { id, ...rule }] of cast.rules.entries()) {
    const { name, event, condition, actions, stop } = rule;
    await insert('rule', {
      id,
      place: place + 1,
      name,
      event,
      condition: JSON.stringify(condition),
      actions: JSON.stringify(actions),
      stop,
      ...common,
    });
    await insert('rule_version', {
      rule_id: id,
      version: 1,
      content: JSON.stringify({ ...rule, enabled: true }),
      ...common,
    });
  }
}

/** Saved by the administrator, for everyone. */
export const firstViews = [
  {
    name: 'Gold-Kunden, die warten',
    condition: {
      all: [
        { field: 'customer.tags', op: 'has', value: 'Gold' },
        { field: 'unanswered', op: 'is', value: true },
      ],
    },
  },
  {
    name: 'Offene Reklamationen',
    condition: {
      all: [
        { field: 'type', op: 'is', value: 'complaint' },
        { field: 'status', op: 'isAnyOf', value: ['open', 'waiting', 'snoozed'] },
      ],
    },
  },
  {
    name: 'Ausschreibungen',
    condition: {
      all: [
        { field: 'type', op: 'is', value: 'tender' },
        { field: 'status', op: 'isNot', value: 'resolved' },
      ],
    },
  },
] as const;

async function writeViews(cast: Cast, newId: () => string, insert: Insert): Promise<void> {
  for (const { name, condition } of firstViews)
    await insert('view', {
      id: newId(),
      name,
      condition: JSON.stringify(condition),
      shared_with: 'everyone',
      owner_id: cast.agents.admin.id,
      created_at: new Date(cast.foundedAt),
    });
}

async function writeCanned(cast: Cast, newId: () => string, insert: Insert): Promise<void> {
  for (const reply of cannedReplies)
    await insert('canned_reply', {
      id: newId(),
      name: reply.name,
      shared_with: reply.owner ? 'self' : reply.team ? 'team' : 'everyone',
      team_id: reply.team ? cast.teams[reply.team] : null,
      owner_id: cast.agents[reply.owner ?? 'admin'].id,
      texts: JSON.stringify(textsOf(reply)),
      created_at: new Date(cast.foundedAt),
    });
}
