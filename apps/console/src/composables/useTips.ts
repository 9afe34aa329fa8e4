import { keycaps } from '../actions/chords.ts';
import { keyOf, type ActionId } from '../actions/definitions.ts';
import { useI18n } from '../i18n.ts';

/** What a control does, with its key, for a `title`. `label`: other words than the action's own. */
export function useTips() {
  const { t } = useI18n();
  return (action: ActionId, label = t(`actions.${action}`)): string => {
    const keys = keyOf(action);
    return keys === undefined ? label : `${label} (${keycaps(keys).join(' ')})`;
  };
}
