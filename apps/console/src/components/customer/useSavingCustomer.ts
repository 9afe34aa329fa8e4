import type { CustomerView } from '@kontor/contracts/customer';
import { saveCustomer } from '../../api/customers.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { useLive } from '../../stores/live.ts';

export type CustomerChange = Omit<Parameters<typeof saveCustomer>[1], 'version'>;
/** Whether it was saved; if not, the reason was said. */
export type SaveCustomer = (change: CustomerChange) => Promise<boolean>;

export function useSavingCustomer(customer: () => CustomerView, saved: (customer: CustomerView) => void) {
  const { guard } = useProblems();
  const live = useLive();
  const save: SaveCustomer = async (change) => {
    const { id, version } = customer();
    const next = await guard(() => saveCustomer(id, { ...change, version }));
    if (!next) return false;
    live.applyThing({ thing: 'customer', customer: next });
    saved(next);
    return true;
  };
  return save;
}
