import type { FirstRun, FirstRunStep } from '@kontor/contracts/workspace';
import { computed, ref, shallowRef } from 'vue';
import * as api from '../../api/workspace.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { useSession } from '../../stores/session.ts';

export const steps: FirstRunStep[] = ['name', 'brand', 'channel', 'people', 'mail'];

/** How far it is, kept on the server: whoever comes back, on whatever machine, goes on where they stopped. */
export function useFirstRun() {
  const session = useSession();
  const { guard } = useProblems();
  const state = shallowRef<FirstRun | null>(null);
  const fault = shallowRef<unknown>(null);
  const current = ref<FirstRunStep | null>(null);
  const nextOpen = () => steps.find((step) => state.value?.steps[step] === 'open') ?? null;
  const isThrough = computed(() => state.value !== null && current.value === null);

  async function load(): Promise<void> {
    fault.value = null;
    try {
      state.value = await api.firstRun();
      current.value = nextOpen();
    } catch (error) {
      fault.value = error;
    }
  }
  async function keep(next: FirstRun): Promise<boolean> {
    const kept = await guard(() => api.keepFirstRun(next));
    if (kept) state.value = kept;
    return kept !== undefined;
  }
  async function mark(step: FirstRunStep, as: 'done' | 'skipped'): Promise<void> {
    const now = state.value!;
    if (await keep({ ...now, steps: { ...now.steps, [step]: as } })) current.value = nextOpen();
  }
  /** Offered no more, or again. */
  async function setOpen(open: boolean): Promise<boolean> {
    const done = await keep({ ...state.value!, open });
    if (done) await session.load();
    return done;
  }
  void load();
  return { state, fault, current, isThrough, load, mark, setOpen };
}
