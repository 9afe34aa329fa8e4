import type { Words } from './catalogue.ts';
import type { OrderName } from './order.ts';
import type { Condition } from './tree.ts';

export interface BuiltInView {
  name: string;
  label: Words;
  condition: Condition;
  order: OrderName;
  /**
   * How it is counted: among all unresolved ones, or by the few rows that put a conversation into it. Others are not: their
   * number says nothing to do.
   */
  counted?: 'unresolved' | 'few';
}

const me = { placeholder: 'me' } as const;
const active: Condition = { field: 'status', op: 'isAnyOf', value: ['open', 'waiting'] };
const status = (value: string): Condition => ({ field: 'status', op: 'is', value });

/** The views everybody has, by the name the API takes. They are conditions like any saved one. */
export const builtInViews: readonly BuiltInView[] = [
  {
    name: 'mine',
    label: { en: 'Mine', de: 'Meine' },
    condition: { all: [{ field: 'assignee', op: 'is', value: me }, active] },
    order: 'waiting',
    counted: 'unresolved',
  },
  {
    name: 'unassigned',
    label: { en: 'Unassigned', de: 'Nicht zugewiesen' },
    condition: { all: [{ field: 'assignee', op: 'absent' }, active] },
    order: 'waiting',
    counted: 'unresolved',
  },
  {
    name: 'mentions',
    label: { en: 'Mentions', de: 'Erwähnungen' },
    condition: {
      all: [
        { field: 'mentioned', op: 'has', value: me },
        { field: 'status', op: 'isAnyOf', value: ['open', 'waiting', 'snoozed'] },
      ],
    },
    order: 'newest',
    counted: 'few',
  },
  {
    name: 'all',
    label: { en: 'All open', de: 'Alle offenen' },
    condition: active,
    order: 'waiting',
    counted: 'unresolved',
  },
  {
    name: 'waiting',
    label: { en: 'Waiting', de: 'Wartend' },
    condition: status('waiting'),
    order: 'oldest',
    counted: 'unresolved',
  },
  {
    name: 'snoozed',
    label: { en: 'Snoozed', de: 'Zurückgestellt' },
    condition: status('snoozed'),
    order: 'snoozed',
    counted: 'unresolved',
  },
  {
    name: 'drafts',
    label: { en: 'Drafts', de: 'Entwürfe' },
    condition: { field: 'drafting', op: 'has', value: me },
    order: 'newest',
    counted: 'few',
  },
  {
    name: 'sent',
    label: { en: 'Sent', de: 'Gesendet' },
    condition: { all: [{ field: 'answeredBy', op: 'has', value: me }, { not: status('spam') }] },
    order: 'newest',
  },
  {
    name: 'failed',
    label: { en: 'Delivery failed', de: 'Nicht zugestellt' },
    condition: { all: [{ field: 'hasFailedDelivery', op: 'is', value: true }, { not: status('spam') }] },
    order: 'newest',
    counted: 'few',
  },
  {
    name: 'resolved',
    label: { en: 'Resolved', de: 'Gelöst' },
    condition: status('resolved'),
    order: 'newest',
  },
  { name: 'spam', label: { en: 'Spam', de: 'Spam' }, condition: status('spam'), order: 'newest' },
  {
    name: 'everything',
    label: { en: 'Everything', de: 'Alles' },
    condition: { not: status('spam') },
    order: 'newest',
  },
];

export function builtInView(name: string): BuiltInView | undefined {
  return builtInViews.find((view) => view.name === name);
}
