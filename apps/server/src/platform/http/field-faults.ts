import type { Said } from '@kontor/channel-kit/sentences';
import type { FieldFault } from '@kontor/contracts/problem';
import type { z } from 'zod';
import { say } from '../texts.ts';

/** As a schema finds it, ours and the adapters': Zod's, of which a check of our own has the message alone. */
export interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  code?: string;
}

const most = 20;
/** How Zod begins where a schema has no words of its own. */
const zodsOwn = /^(Too (small|big)|Invalid|Unrecognized)\b/;

/** What is wrong with which field, in words that a person who filled it in understands; by code for other languages. */
export function fieldFaults(issues: readonly Issue[], under?: string): FieldFault[] {
  return issues.slice(0, most).map((issue) => {
    const parts = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
    const path = [...(under === undefined ? [] : [under]), ...parts].join('.');
    const said = zodsOwn.test(issue.message) ? sayIssue(issue as z.core.$ZodIssue) : undefined;
    if (!said) return { path, message: issue.message };
    const { text, code, values } = said;
    return { path, message: text, why: [{ code, values }] };
  });
}

/** Undefined where there are no better words than Zod's. */
function sayIssue(issue: z.core.$ZodIssue): Said | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? say('kontor.field.missing')
        : say('kontor.field.kind', { expected: issue.expected });
    case 'too_small':
      return sayTooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return sayTooBig(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return say('kontor.field.value', { values: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return say('kontor.field.unknown', { names: issue.keys.join(', ') });
    case 'invalid_format':
      return sayFormat(issue.format);
    default:
      return undefined;
  }
}

function sayTooSmall(of: string, least: number): Said {
  if (of === 'string') return least === 1 ? say('kontor.field.empty') : say('kontor.field.short', { least });
  if (of === 'array' || of === 'set')
    return least === 1 ? say('kontor.field.none') : say('kontor.field.few', { least });
  return say('kontor.field.low', { least });
}

function sayTooBig(of: string, limit: number): Said {
  if (of === 'string') return say('kontor.field.long', { limit });
  return of === 'array' || of === 'set'
    ? say('kontor.field.many', { limit })
    : say('kontor.field.high', { limit });
}

function sayFormat(format: string): Said | undefined {
  if (format === 'email') return say('kontor.field.email');
  if (format === 'url') return say('kontor.field.url');
  if (format === 'uuid') return say('kontor.field.id');
  if (format === 'datetime') return say('kontor.field.instant');
  return format === 'date' ? say('kontor.field.day') : undefined;
}
