import { computed, ref, shallowRef } from 'vue';
import { ApiProblem } from '../api/http.ts';
import { useProblems } from './useProblems.ts';
import { useTold } from './useTold.ts';

/**
 * Saving a form: busy meanwhile, the problem in words, and the fault of each field. `own`: what a code means in this form,
 * where its usual words would mislead.
 */
export function useSaving(own: Partial<Record<string, () => string>> = {}) {
  const { words } = useProblems();
  const told = useTold();
  const busy = ref(false);
  const problem = shallowRef<unknown>(null);
  const code = computed(() => (problem.value instanceof ApiProblem ? problem.value.code : undefined));
  const text = computed(() => {
    if (!problem.value) return '';
    const ours = code.value === undefined ? undefined : own[code.value];
    return ours?.() ?? words(problem.value);
  });
  const faultOf = (path: string) => {
    const fault = problem.value instanceof ApiProblem ? problem.value.faultOf(path) : undefined;
    return fault && told.because(fault.message, fault.why);
  };

  /** Undefined when it did not work. */
  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    busy.value = true;
    problem.value = null;
    try {
      return await work();
    } catch (error) {
      problem.value = error;
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return { busy, text, code, faultOf, run, forget: () => (problem.value = null) };
}
