import { useQuery } from '@pinia/colada';
import { computed } from 'vue';

/** What a settings page shows: cached between visits, fetched anew each time it is opened. */
export function useResource<T>(key: string[], query: () => Promise<T>) {
  const { data, error, isPending, refetch } = useQuery({
    key,
    query,
    staleTime: 0,
    refetchOnMount: 'always',
  });
  const busy = computed(() => isPending.value && !error.value);
  const fault = computed<unknown>(() => (data.value === undefined ? error.value : null));
  return { data, busy, fault, refetch: () => refetch() };
}
