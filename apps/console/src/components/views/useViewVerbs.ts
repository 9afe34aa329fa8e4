import type { View } from '@kontor/contracts/settings';
import * as api from '../../api/settings.ts';
import { useOrdering } from '../../composables/useOrdering.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { useI18n } from '../../i18n.ts';
import { useDirectory } from '../../stores/directory.ts';
import { useToasts } from '../../stores/toasts.ts';

/** What is done with a view besides editing it: moved to another place, thrown away and brought back. */
export function useViewVerbs() {
  const { t } = useI18n();
  const { guard } = useProblems();
  const directory = useDirectory();
  const toasts = useToasts();

  const order = useOrdering(
    () => directory.all.views,
    (ids) =>
      guard(async () => {
        await api.orderViews(ids);
        await directory.load();
      }),
  );
  async function remove(view: View): Promise<void> {
    await guard(async () => {
      await api.removeView(view.id);
      await directory.load();
      const bringBack = () =>
        guard(async () => {
          await api.bringViewBack(view.id);
          await directory.load();
        });
      toasts.show({ kind: 'done', text: t('side.viewRemoved', { name: view.name }), undo: bringBack });
    });
  }
  return { order, remove };
}
