import type { CompanyView, CustomerView } from '@kontor/contracts/customer';
import { withNewestCompany } from '@kontor/contracts/client/customer';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { customer as fetchCustomer } from '../../api/customers.ts';
import { isMissing } from '../../api/http.ts';
import { useLive } from '../../stores/live.ts';

/** One customer, kept as colleagues change them. */
export function useCustomer(id: () => string) {
  const live = useLive();
  const customer = shallowRef<CustomerView | null>(null);
  const fault = ref<unknown>(null);
  let room: string | null = null;

  function take(next: CustomerView): void {
    const now = customer.value;
    if (now?.id === next.id && now.version > next.version) return;
    customer.value = now?.id === next.id ? withNewestCompany(next, now.company) : next;
  }
  function takeCompany(company: CompanyView): void {
    if (customer.value) customer.value = withNewestCompany(customer.value, company);
  }
  async function load(): Promise<void> {
    const wanted = id();
    fault.value = null;
    try {
      const found = await fetchCustomer(wanted);
      if (id() === wanted) take(found);
    } catch (error) {
      if (id() !== wanted) return;
      if (isMissing(error)) customer.value = null;
      if (!customer.value) fault.value = error;
    }
  }
  async function enter(): Promise<void> {
    leave();
    customer.value = null;
    fault.value = null;
    if (!id()) return;
    room = `customer:${id()}`;
    // First the room, then the fetch: nothing falls between.
    await live.subscribe([room]);
    await load();
  }
  function leave(): void {
    if (room) live.unsubscribe([room]);
    room = null;
  }
  const stop = live.onThing((thing) => {
    if (thing.thing === 'customer' && thing.customer.id === customer.value?.id) take(thing.customer);
    if (thing.thing === 'company') takeCompany(thing.company);
  });
  watch(id, enter, { immediate: true });
  watch(
    () => live.generation,
    () => id() && void load(),
  );
  onScopeDispose(() => {
    stop();
    leave();
  });
  return { customer, fault, load, take, takeCompany };
}
