import type { ConversationFacts } from '@kontor/domain/condition/facts';
import { fieldsUsed } from '@kontor/domain/condition/uses';
import type { Condition } from '@kontor/domain/condition/tree';
import type { ConversationRow } from '../conversation.ts';

/** What a row alone tells a condition. What it does not tell stands as absent: ask `canTell` first. */
export function factsOf(row: ConversationRow): ConversationFacts {
  return {
    ...row,
    customer: {
      id: row.customer.id,
      name: row.customer.name,
      tags: [],
      language: null,
      blockedAt: null,
      companyId: null,
      company: null,
      attributes: {},
    },
  };
}

const elsewhere = ['customer.tags', 'customer.language', 'customer.blocked', 'company', 'company.name'];

/** Whether the answer can change with the customer alone. */
export function looksAtCustomer(condition: Condition): boolean {
  return [...fieldsUsed(condition)].some(
    (field) => field.startsWith('customer.') || field === 'company' || field.startsWith('company.'),
  );
}

/** Whether a row carries everything this condition looks at. */
export function canTell(condition: Condition): boolean {
  return [...fieldsUsed(condition)].every(
    (field) => !elsewhere.includes(field) && !field.includes('.attribute.') && !field.startsWith('message.'),
  );
}
