import type { CustomerView } from '@kontor/contracts/customer';
import type { saveCustomer } from '../../api/customers.ts';

export type CustomerChange = Omit<Parameters<typeof saveCustomer>[1], 'version'>;

/** What these fields were before: saving it takes the change back. */
export function reversal(change: CustomerChange, before: CustomerView): CustomerChange {
  const back: CustomerChange = {};
  if (change.name !== undefined) back.name = before.name;
  if (change.language !== undefined) back.language = before.language;
  if (change.tags !== undefined) back.tags = before.tags;
  if (change.note !== undefined) back.note = before.note;
  if (change.blocked !== undefined) back.blocked = before.blocked;
  if (change.companyId !== undefined) back.companyId = before.company?.id ?? null;
  if (change.attributes)
    back.attributes = Object.fromEntries(
      Object.keys(change.attributes).map((key) => [key, before.attributes[key] ?? null]),
    );
  return back;
}

/** Nobody else has changed what this change changes. */
export function isUntouched(change: CustomerChange, before: CustomerView, newest: CustomerView): boolean {
  return JSON.stringify(reversal(change, before)) === JSON.stringify(reversal(change, newest));
}
