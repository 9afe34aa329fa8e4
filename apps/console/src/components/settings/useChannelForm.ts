import type { ChannelSettings, CheckResult } from '@kontor/contracts/settings';
import { computed, reactive, ref, shallowRef } from 'vue';
import { ApiProblem } from '../../api/http.ts';
import * as api from '../../api/settings.ts';
import { useSaving } from '../../composables/useSaving.ts';
import { useI18n } from '../../i18n.ts';
import { useDirectory } from '../../stores/directory.ts';
import { shownSettings, type JsonSchema, type Settings } from './schemaForm.ts';

/** The form of one channel, by its id or as `new-email`: what stands in it, and whether it was changed, checked, saved. */
export function useChannelForm(address: string) {
  const { t } = useI18n();
  const directory = useDirectory();
  const saving = useSaving();
  const newKind = address.startsWith('new-') ? address.slice(4) : null;
  const kind = ref<api.ChannelKind | null>(null);
  const known = shallowRef<ChannelSettings | null>(null);
  const fault = ref<unknown>(null);
  const form = reactive({ name: '', brandId: '', teamId: '', teamIds: [] as string[], enabled: true });
  const settings = ref<Settings>({});
  const before = ref('');
  const print = () => JSON.stringify([form, settings.value]);
  const isChanged = computed(() => print() !== before.value);
  const schema = computed(() => (kind.value?.schema ?? {}) as JsonSchema);

  async function load(): Promise<void> {
    fault.value = null;
    try {
      const [kinds, channel] = await Promise.all([api.channelKinds(), newKind ? null : api.channel(address)]);
      kind.value = kinds.items.find((one) => one.kind === (channel?.kind ?? newKind)) ?? null;
      // An address that somebody typed: there is no such kind.
      if (!kind.value) throw new ApiProblem({ code: 'not_found', status: 404 });
      if (channel) take(channel);
      else begin();
    } catch (error) {
      fault.value = error;
    }
  }
  function begin(): void {
    const [brand] = directory.all.brands;
    const [team] = directory.all.teams;
    Object.assign(form, {
      brandId: brand?.id ?? '',
      teamId: team?.id ?? '',
      teamIds: team ? [team.id] : [],
    });
    before.value = print();
  }
  function take(channel: ChannelSettings): void {
    known.value = channel;
    Object.assign(form, {
      name: channel.name,
      brandId: channel.brandId,
      teamId: channel.teamId ?? '',
      teamIds: [...channel.teamIds],
      enabled: channel.enabled,
    });
    settings.value = channel.settings;
    before.value = print();
  }
  const body = (): api.ChannelBody => ({
    kind: kind.value!.kind,
    name: form.name.trim(),
    brandId: form.brandId,
    teamId: form.teamId || null,
    teamIds: form.teamIds,
    enabled: form.enabled,
    settings: shownSettings(schema.value, settings.value),
  });
  /** What was saved; undefined when it was refused, and the form says why. */
  async function save(): Promise<ChannelSettings | undefined> {
    const id = known.value?.id;
    const saved = await saving.run(() => (id ? api.saveChannel(id, body()) : api.makeChannel(body())));
    if (saved) await directory.load();
    if (saved && id) take(saved);
    return saved;
  }

  const result = shallowRef<CheckResult | null>(null);
  const checking = ref(false);
  const checkProblem = ref('');
  async function check(): Promise<void> {
    checking.value = true;
    checkProblem.value = '';
    saving.forget();
    const id = known.value?.id;
    const { kind: of, settings: tried } = body();
    const found = await saving.run(() =>
      api.checkChannel({ kind: of, settings: tried, ...(id && { channelId: id }) }),
    );
    checking.value = false;
    result.value = found ?? null;
    checkProblem.value = found ? '' : saving.text.value;
  }
  /** What the last check found wrong with a field, until it is changed. */
  const checkFaults = computed(
    () =>
      new Map(
        (result.value?.steps ?? [])
          .filter(({ state, field }) => state === 'failed' && field)
          .map((step) => [step.field!, step.detail ?? t('settings.channel.seeCheck')]),
      ),
  );
  const faultOf = (path: string) => saving.faultOf(`settings.${path}`) ?? checkFaults.value.get(path);

  void load();
  return {
    newKind,
    kind,
    known,
    fault,
    form,
    settings,
    schema,
    isChanged,
    load,
    save,
    saving,
    check,
    checking,
    checkProblem,
    result,
    faultOf,
  };
}
