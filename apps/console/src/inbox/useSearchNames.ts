import type { SearchNames } from '@kontor/domain/search/condition';
import { computed } from 'vue';
import { useDirectory } from '../stores/directory.ts';
import { useSession } from '../stores/session.ts';

/** What the operators of the search box can name. */
export function useSearchNames() {
  const directory = useDirectory();
  const session = useSession();
  const names = computed<SearchNames>(() => ({
    tags: directory.tags.map(({ name }) => name),
    teams: directory.all.teams,
    people: directory.colleagues,
  }));
  const today = computed(() =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: session.view?.workspace.zone ?? 'UTC' }).format(new Date()),
  );
  return { names, today };
}
