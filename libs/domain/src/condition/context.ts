import { milliseconds, type Moment } from '../time/moment.ts';
import type { Catalogue } from './catalogue.ts';
import { standardCatalogue } from './fields.ts';
import { isPlaceholder, type Value } from './tree.ts';

/** What an answer depends on besides tree and row. */
export interface Context {
  now: Moment;
  /** IANA name of the workspace's zone: day words mean its days. */
  zone: string;
  /** Who looks. Without it (a rule, a report) comparisons with `me` and `myTeams` find nothing. */
  viewer?: { id: string; teamIds: readonly string[] };
  /** Without it the standard one, which has no attributes. */
  catalogue?: Catalogue;
}

export function catalogueIn(context: Context): Catalogue {
  return context.catalogue ?? standardCatalogue;
}

export function nowIn(context: Context): number {
  const now = milliseconds(context.now);
  if (now === null) throw new Error('The context of a condition has no valid time.');
  return now;
}

/** The strings a value stands for. A placeholder stands for nothing when nobody looks. */
export function stringsOf(value: Value | undefined, context: Context): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => {
    if (!isPlaceholder(one)) return typeof one === 'string' ? [one] : [];
    if (!context.viewer) return [];
    return one.placeholder === 'me' ? [context.viewer.id] : context.viewer.teamIds;
  });
}
