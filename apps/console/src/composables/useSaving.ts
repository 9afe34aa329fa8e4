import { computed, ref, shallowRef } from 'vue';
import { ApiProblem } from '../api/http.ts';
import { useProblems } from './useProblems.ts';

/**
 * Saving a form: busy meanwhile, the problem in words, and the fault of each field. `own`: what a code means in this form,
 * where its usual words would mislead.
 */
export function useSaving(own: Partial<Record<string, () => string>> = {}) {
  const { words } = useProblems();
  const busy = ref(false);
  const problem = shallowRef<unknown>(null);
  const text = computed(() => {
    if (!problem.value) return '';
    const ours = problem.value instanceof ApiProblem ? own[problem.value.code] : undefined;
    return ours?.() ?? words(problem.value);
  });
  const faultOf = (path: string) =>
    problem.value instanceof ApiProblem ? problem.value.faultOf(path) : undefined;

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
  return { busy, text, faultOf, run, forget: () => (problem.value = null) };
}
