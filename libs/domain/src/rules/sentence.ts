import type { Catalogue, Locale } from '../condition/catalogue.ts';
import { conversationFields, standardCatalogue } from '../condition/fields.ts';
import { unknownNames, type Names } from '../condition/names.ts';
import { clause } from '../condition/sentence.ts';
import { valueText } from '../condition/value-text.ts';
import type { Rule, RuleAction } from './rule.ts';

/** "When a conversation is opened, if status is open and team is Support: tag with “vip”, hand over to Returns. Then stop." */
export function ruleSentence(
  rule: Pick<Rule, 'event' | 'condition' | 'actions' | 'stop'>,
  names: Names,
  locale: Locale,
  catalogue: Catalogue = standardCatalogue,
): string {
  const words = said[locale];
  const always = 'all' in rule.condition && rule.condition.all.length === 0;
  const condition = always ? '' : words.condition(clause(rule.condition, names, locale, catalogue));
  const actions = rule.actions.map((action) => actionPhrase(action, names, locale)).join(', ');
  return `${words.events[rule.event]}${condition}: ${actions || words.nothing}.${rule.stop ? words.stop : ''}`;
}

/** An action as it stands in a list: "hand over to Returns". */
export function actionPhrase(action: RuleAction, names: Names, locale: Locale): string {
  const words = said[locale];
  const team = (id: string) => names.nameOf('team', id) ?? unknownNames[locale].team;
  switch (action.do) {
    case 'team':
      return words.team(team(action.teamId));
    case 'assignee':
      return words.assignee(names.nameOf('agent', action.agentId) ?? unknownNames[locale].agent);
    case 'round robin':
      return action.teamId ? words.turnsIn(team(action.teamId)) : words.turns;
    case 'tag':
      return words.tag(valueText(tags, action.tags, names, locale));
    case 'priority':
      return words.priority(valueText(priority, action.priority, names, locale));
  }
}

const tags = conversationFields.find((field) => field.id === 'tags')!;
const priority = conversationFields.find((field) => field.id === 'priority')!;

const said = {
  en: {
    events: {
      'conversation.opened': 'When a conversation is opened',
      'conversation.begun': 'When we begin a conversation',
      'customer.wrote': 'When the customer writes',
    },
    condition: (text: string) => `, if ${text}`,
    nothing: 'do nothing',
    stop: ' Then stop.',
    team: (name: string) => `hand over to ${name}`,
    assignee: (name: string) => `assign to ${name}`,
    turns: 'assign in turn within its team',
    turnsIn: (name: string) => `assign in turn within ${name}`,
    tag: (list: string) => `tag with ${list}`,
    priority: (level: string) => `set the priority to ${level}`,
  },
  de: {
    events: {
      'conversation.opened': 'Wenn eine Konversation beginnt',
      'conversation.begun': 'Wenn wir eine Konversation beginnen',
      'customer.wrote': 'Wenn der Kunde schreibt',
    },
    condition: (text: string) => `, falls gilt: ${text}`,
    nothing: 'nichts tun',
    stop: ' Danach anhalten.',
    team: (name: string) => `an ${name} übergeben`,
    assignee: (name: string) => `${name} zuweisen`,
    turns: 'reihum im eigenen Team zuweisen',
    turnsIn: (name: string) => `reihum in ${name} zuweisen`,
    tag: (list: string) => `mit ${list} versehen`,
    priority: (level: string) => `Priorität auf ${level} setzen`,
  },
} as const;
