import type { CannedReply } from '@kontor/contracts/canned';
import { onMounted } from 'vue';
import { useAction } from '../../actions/useActions.ts';
import { useCanned } from '../../stores/canned.ts';

interface Field {
  open: (sign: '/') => void;
  fill: (reply: CannedReply) => void;
}

/** Canned replies from the palette and by key: the list of them, or one by its name. */
export function useCannedAction(withField: (work: (field: Field) => void) => unknown): void {
  const canned = useCanned();
  // Like the editor: fetched while there is time, so that the list is there with the slash.
  onMounted(() => requestIdleCallback(() => void canned.need(), { timeout: 6000 }));
  const choices = () =>
    (canned.replies ?? []).map((reply) => ({
      id: reply.id,
      label: reply.name,
      run: () => withField((field) => field.fill(reply)),
    }));
  useAction(
    'canned',
    () => withField((field) => field.open('/')),
    () => true,
    { choices },
  );
}
