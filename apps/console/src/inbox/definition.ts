import { builtInView, builtInViews } from '@kontor/domain/condition/views';
import type { Condition } from '@kontor/domain/condition/tree';
import type { OrderName } from '@kontor/domain/condition/order';
import type { ListWants } from '@kontor/contracts/client/state';
import type { ConversationListQuery, Sort } from '@kontor/contracts/conversation';
import type { Directory } from '@kontor/contracts/settings';

/**
 * A list as an address names it: a built-in view (`mine`), `team-<id>`, `channel-<id>`, or the id of a saved view; with a
 * search and an order. It knows what to ask the server for, and what belongs to it.
 */
export interface ListDefinition {
  name: string;
  title: { en: string; de: string };
  wants: ListWants;
  query: ConversationListQuery;
  order: OrderName;
  /** Shows whose each conversation is: not in a list of one's own. */
  showsAssignee: boolean;
}

export const listNames = builtInViews.map(({ name }) => name);

export function defineList(
  name: string,
  { search, sort }: { search?: string | undefined; sort?: Sort | undefined },
  directory: Directory,
): ListDefinition | null {
  const source = search ? everything(search) : sourceOf(name, directory);
  if (!source) return null;
  const order = sort ?? source.order;
  return {
    name,
    title: source.title,
    order,
    showsAssignee: name !== 'mine' || Boolean(search),
    wants: { condition: source.condition, order, ...source.narrowed, ...(search && { query: search }) },
    query: {
      view: source.view,
      ...(sort && { sort }),
      ...(source.narrowed.teamId && { team: source.narrowed.teamId }),
      ...(source.narrowed.channelId && { channel: source.narrowed.channelId }),
      ...(search && { query: search }),
    },
  };
}

/** The same rows in the same order, whatever the list is called by now. */
export const isSameList = (a: ListDefinition, b: ListDefinition): boolean =>
  JSON.stringify([a.query, a.wants]) === JSON.stringify([b.query, b.wants]);

interface Source {
  view: string;
  title: { en: string; de: string };
  condition: Condition;
  order: OrderName;
  narrowed: { teamId?: string; channelId?: string };
}

function everything(search: string): Source {
  const view = builtInView('everything')!;
  return {
    view: 'everything',
    title: { en: `“${search}”`, de: `«${search}»` },
    condition: view.condition,
    order: view.order,
    narrowed: {},
  };
}

function sourceOf(name: string, directory: Directory): Source | null {
  const builtIn = builtInView(name);
  if (builtIn) {
    const { label: title, condition, order } = builtIn;
    return { view: name, title, condition, order, narrowed: {} };
  }
  const all = builtInView('all')!;
  const common = { view: 'all', condition: all.condition, order: all.order };
  const team = directory.teams.find(({ id }) => name === `team-${id}`);
  if (team) return { ...common, title: both(team.name), narrowed: { teamId: team.id } };
  const channel = directory.channels.find(({ id }) => name === `channel-${id}`);
  if (channel) return { ...common, title: both(channel.name), narrowed: { channelId: channel.id } };
  const saved = directory.views.find(({ id }) => id === name);
  if (!saved) return null;
  return {
    view: saved.id,
    title: both(saved.name),
    condition: saved.condition as unknown as Condition,
    order: saved.sort,
    narrowed: {},
  };
}

const both = (name: string) => ({ en: name, de: name });
