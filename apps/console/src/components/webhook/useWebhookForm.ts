import type { Webhook } from '@kontor/contracts/webhook';
import type { WebhookKind } from '@kontor/contracts/webhook-kinds';
import { computed, ref, shallowRef } from 'vue';
import { makeWebhook, saveWebhook, webhooks } from '../../api/webhooks.ts';
import { ApiProblem } from '../../api/http.ts';
import { useSaving } from '../../composables/useSaving.ts';

const usual: WebhookKind[] = ['conversation.opened', 'customer.wrote'];
const empty = { name: '', url: 'https://', kinds: usual, withNotes: false, active: true };

/** One webhook as it is edited; `id` is `new` for one that is not there yet. */
export function useWebhookForm(id: string) {
  const isNew = id === 'new';
  const known = shallowRef<Webhook | null>(null);
  const form = ref(structuredClone(empty));
  const fault = shallowRef<unknown>(null);
  const saving = useSaving();

  async function load(): Promise<void> {
    fault.value = null;
    try {
      const { items } = await webhooks();
      const found = items.find((one) => one.id === id);
      if (!found) throw new ApiProblem({ code: 'not_found', status: 404 });
      lay(found);
    } catch (error) {
      fault.value = error;
    }
  }
  /** How it is now, without touching what is being written: saved over a colleague's change it is refused. */
  async function look(): Promise<void> {
    const { items } = await webhooks();
    const found = items.find((one) => one.id === id);
    if (!found || !known.value) return;
    if (isChanged.value) known.value = { ...found, version: known.value.version };
    else lay(found);
  }
  function lay(found: Webhook): void {
    known.value = found;
    const { name, url, kinds, withNotes, active } = found;
    form.value = { name, url, kinds: [...kinds], withNotes, active };
  }
  const isChanged = computed(() => {
    const of = known.value;
    if (!of) return true;
    const { name, url, withNotes, active, kinds } = form.value;
    return (
      [name, url, withNotes, active].join('\n') !== [of.name, of.url, of.withNotes, of.active].join('\n') ||
      kinds.toSorted().join() !== of.kinds.toSorted().join()
    );
  });
  const make = () => saving.run(() => makeWebhook(form.value));
  async function save(): Promise<boolean> {
    const { version } = known.value!;
    const saved = await saving.run(() => saveWebhook(id, { ...form.value, version }));
    if (saved) lay(saved);
    return saved !== undefined;
  }
  if (!isNew) void load();
  return { isNew, known, form, fault, saving, isChanged, load, look, make, save };
}
