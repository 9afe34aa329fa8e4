import type { CustomerView } from '@kontor/contracts/customer';
import { customer as fetchCustomer, saveCustomer } from '../../api/customers.ts';
import { ApiProblem } from '../../api/http.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { useI18n } from '../../i18n.ts';
import { useLive } from '../../stores/live.ts';
import { useToasts } from '../../stores/toasts.ts';
import { isUntouched, reversal, type CustomerChange } from './changes.ts';

export type { CustomerChange } from './changes.ts';
/** Whether it was saved; if not, the reason was said. */
export type SaveCustomer = (change: CustomerChange) => Promise<boolean>;

/**
 * Saves a part of a customer. Somebody else's change of another part is no conflict: it is taken along. Where both changed the
 * same, the newest is shown and nothing is written over; saving again is then a decision.
 */
export function useSavingCustomer(customer: () => CustomerView, saved: (customer: CustomerView) => void) {
  const { t } = useI18n();
  const { report, words } = useProblems();
  const live = useLive();
  const toasts = useToasts();

  function take(next: CustomerView): void {
    live.applyThing({ thing: 'customer', customer: next });
    saved(next);
  }
  async function write(change: CustomerChange): Promise<CustomerView> {
    const before = customer();
    try {
      return await saveCustomer(before.id, { ...change, version: before.version });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'version_conflict') throw error;
      const newest = await fetchCustomer(before.id);
      take(newest);
      if (!isUntouched(change, before, newest)) throw error;
      return await saveCustomer(before.id, { ...change, version: newest.version });
    }
  }
  /** Gives what went wrong in words, null when nothing did; `said` names what was changed, for taking it back. */
  async function attempt(change: CustomerChange, said?: string): Promise<string | null> {
    const back = reversal(change, customer());
    try {
      take(await write(change));
    } catch (error) {
      return words(error);
    }
    if (said) toasts.show({ kind: 'done', text: said, undo: () => void attempt(back).then(reportFault) });
    return null;
  }
  const reportFault = (fault: string | null) => {
    if (fault) toasts.show({ kind: 'problem', text: fault });
  };
  const save: SaveCustomer = async (change) => {
    const back = reversal(change, customer());
    try {
      take(await write(change));
    } catch (error) {
      report(error);
      return false;
    }
    toasts.show({
      kind: 'done',
      text: t('customer.changed'),
      undo: () => void attempt(back).then(reportFault),
    });
    return true;
  };
  return { save, attempt };
}
