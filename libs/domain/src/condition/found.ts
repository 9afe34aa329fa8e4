import { textKey } from '../text/key.ts';
import { isDay } from '../time/day.ts';
import { milliseconds } from '../time/moment.ts';
import type { Field } from './catalogue.ts';
import type { ConversationFacts } from './facts.ts';
import type { Money } from './tree.ts';

/** A value in the form that is compared: text as its key, instants as milliseconds, calendar days as they are written. */
export type Found = string | number | boolean | Money | readonly string[];

/** What stands in the field; null when absent. An empty text or set is absent. */
export function found(field: Field, facts: ConversationFacts): Found | null {
  switch (field.type) {
    case 'text': {
      const text = field.read(facts) ?? '';
      return (field.readsKey ? text : textKey(text)) || null;
    }
    case 'tags':
    case 'agents': {
      const set = field.read(facts) ?? [];
      return set.length > 0 ? set : null;
    }
    case 'instant': {
      const moment = field.read(facts);
      if (field.isDay) return typeof moment === 'string' && isDay(moment) ? moment : null;
      return milliseconds(moment);
    }
    case 'number': {
      const number = field.read(facts) ?? Number.NaN;
      return Number.isFinite(number) ? number : null;
    }
    default:
      return field.read(facts) ?? null;
  }
}
