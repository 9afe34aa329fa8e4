import type { TagColor } from '@kontor/contracts/settings';
import type { Condition } from '@kontor/domain/condition/tree';
import { idAt, Random } from './random.ts';
import type { TeamName } from './scenario.ts';

export const agentKeys = ['admin', 'tim', 'lena', 'mara', 'nora'] as const;
export type AgentKey = (typeof agentKeys)[number];

export interface CastAgent {
  key: AgentKey;
  id: string;
  name: string;
  email: string;
  role: 'agent' | 'marketer' | 'lead' | 'admin';
  teams: TeamName[];
  locale: 'de' | 'en';
  /** As customers address them in German. */
  title: 'Frau' | 'Herr';
  /** Their own in the signature; empty for those who have none. */
  line: string;
}

export const channelKeys = ['support', 'returns', 'jobs'] as const;
export type ChannelKey = (typeof channelKeys)[number];

export interface CastChannel {
  key: ChannelKey;
  id: string;
  name: string;
  address: string;
  aliases: string[];
  team: TeamName;
}

export type RuleAction =
  | { do: 'team'; teamId: string }
  | { do: 'assignee'; agentId: string }
  | { do: 'round robin'; teamId?: string }
  | { do: 'tag'; tags: string[] }
  | { do: 'priority'; priority: 'low' | 'normal' | 'high' | 'urgent' };

export interface CastRule {
  id: string;
  name: string;
  event: 'conversation.opened' | 'customer.wrote';
  condition: Condition;
  actions: RuleAction[];
  stop: boolean;
}

/** The company before its first customer. Ids are the same for a seed. */
export interface Cast {
  foundedAt: number;
  brandId: string;
  agents: Record<AgentKey, CastAgent>;
  teams: Record<TeamName, string>;
  channels: Record<ChannelKey, CastChannel>;
  rules: CastRule[];
}

export const domain = 'adler-kaffee.example';
export const companyName = 'Adler Kaffee';

const people = {
  admin: {
    name: 'Regula Adler',
    role: 'admin',
    teams: ['HR'],
    locale: 'de',
    title: 'Frau',
    line: 'Geschäftsleitung',
  },
  tim: {
    name: 'Tim Roth',
    role: 'lead',
    teams: ['Support', 'Returns'],
    locale: 'de',
    title: 'Herr',
    line: 'Leitung Kundendienst',
  },
  lena: {
    name: 'Lena Brunner',
    role: 'agent',
    teams: ['Support'],
    locale: 'de',
    title: 'Frau',
    line: 'Kundendienst',
  },
  mara: {
    name: 'Mara Stein',
    role: 'agent',
    teams: ['Returns'],
    locale: 'de',
    title: 'Frau',
    line: 'Retouren und Garantie',
  },
  nora: { name: 'Nora Vogt', role: 'marketer', teams: ['Social'], locale: 'de', title: 'Frau', line: '' },
} as const;

/** Shown below every mail of the brand. `{{agent.name}}` is the author's name. */
export const signatures = {
  de: {
    text: `Freundliche Grüsse
{{agent.name}}
{{agent.line}}

Adler Kaffee AG, Mühlradweg 7, 3014 Bern
+41 31 555 01 20, Mo bis Fr 8 bis 18 Uhr`,
  },
  en: {
    text: `Kind regards
{{agent.name}}
{{agent.line}}

Adler Kaffee AG, Mühlradweg 7, 3014 Bern
+41 31 555 01 20, Monday to Friday 8:00 to 18:00`,
  },
};

export const tagColors: Record<string, TagColor> = {
  Transportschaden: 'red',
  Reklamation: 'red',
  Notfall: 'red',
  Eskalation: 'red',
  Garantie: 'amber',
  Grosshandel: 'teal',
  Ausschreibung: 'violet',
  Presse: 'violet',
};

export function foundCompany(seed: number, foundedAt: number): Cast {
  const random = new Random(seed, 1);
  const id = () => idAt(foundedAt, random);
  const agents = Object.fromEntries(
    agentKeys.map((key) => [
      key,
      { ...people[key], key, id: id(), email: `${key}@${domain}`, teams: [...people[key].teams] },
    ]),
  ) as Record<AgentKey, CastAgent>;
  const teams: Record<TeamName, string> = { Support: id(), Returns: id(), HR: id(), Social: id() };
  const channel = (key: ChannelKey, name: string, team: TeamName, aliases: string[] = []): CastChannel => ({
    key,
    id: id(),
    name,
    team,
    address: `${key}@${domain}`,
    aliases: aliases.map((alias) => `${alias}@${domain}`),
  });
  return {
    foundedAt,
    brandId: id(),
    agents,
    teams,
    channels: {
      support: channel('support', 'Support', 'Support', ['info']),
      returns: channel('returns', 'Retouren', 'Returns'),
      jobs: channel('jobs', 'Bewerbungen', 'HR'),
    },
    rules: firstRules(id, agents, teams),
  };
}

function firstRules(
  id: () => string,
  agents: Record<AgentKey, CastAgent>,
  teams: Record<TeamName, string>,
): CastRule[] {
  const says = (...words: string[]): Condition => ({
    any: words.flatMap((value): Condition[] => [
      { field: 'message.subject', op: 'contains', value },
      { field: 'message.text', op: 'contains', value },
    ]),
  });
  const subjectSays = (...words: string[]): Condition => ({
    any: words.map((value): Condition => ({ field: 'message.subject', op: 'contains', value })),
  });
  const byAPerson: Condition = { field: 'message.automatic', op: 'is', value: false };
  return [
    {
      id: id(),
      name: 'Beschädigte Ware',
      event: 'conversation.opened',
      condition: {
        all: [
          byAPerson,
          says(
            'Transportschaden',
            'einen Riss',
            'gesprungen',
            'in Scherben',
            'cracked',
            'has a dent',
            'damaged on delivery',
          ),
        ],
      },
      actions: [
        { do: 'team', teamId: teams.Returns },
        { do: 'tag', tags: ['Transportschaden', 'Reklamation'] },
        { do: 'priority', priority: 'high' },
      ],
      stop: true,
    },
    {
      id: id(),
      name: 'Notfall in einem Café',
      event: 'conversation.opened',
      condition: {
        all: [byAPerson, subjectSays('dringend', 'Notfall', 'urgent', 'please call back immediately')],
      },
      actions: [
        { do: 'priority', priority: 'urgent' },
        { do: 'tag', tags: ['Notfall'] },
      ],
      stop: false,
    },
    {
      id: id(),
      name: 'Ausschreibungen an Tim',
      event: 'conversation.opened',
      condition: subjectSays('Ausschreibung', 'Offertstellung', 'tender', 'request for proposal', 'RFP'),
      actions: [
        { do: 'assignee', agentId: agents.tim.id },
        { do: 'priority', priority: 'high' },
        { do: 'tag', tags: ['Ausschreibung'] },
      ],
      stop: true,
    },
    {
      id: id(),
      name: 'Medien an Social',
      event: 'conversation.opened',
      condition: { field: 'customer.tags', op: 'has', value: 'Presse' },
      actions: [
        { do: 'team', teamId: teams.Social },
        { do: 'tag', tags: ['Presse'] },
      ],
      stop: true,
    },
    {
      id: id(),
      name: 'Support reihum verteilen',
      event: 'conversation.opened',
      condition: {
        all: [
          { field: 'team', op: 'is', value: teams.Support },
          { field: 'assignee', op: 'absent' },
        ],
      },
      actions: [{ do: 'round robin' }],
      stop: false,
    },
  ];
}
