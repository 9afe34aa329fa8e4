import { onScopeDispose, ref } from 'vue';
import { useI18n } from '../i18n.ts';
import { useLive } from '../stores/live.ts';

/** Says to those who cannot see it that a customer wrote. */
export function useArrivals() {
  const live = useLive();
  const { t } = useI18n();
  const announcement = ref('');
  const stop = live.onThing((thing) => {
    if (thing.thing !== 'conversation' || thing.row.previewKind !== 'inbound') return;
    const { number, customer, subject, lastMessageAt } = thing.row;
    if (Date.now() - Date.parse(lastMessageAt) > 60_000) return;
    announcement.value = t('list.arrived', {
      name: customer.name ?? customer.address ?? t('customer.noName'),
      subject,
      number,
    });
  });
  onScopeDispose(stop);
  return { announcement };
}
