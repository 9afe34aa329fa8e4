import type { NotificationView } from '@kontor/contracts/notification';
import type { RouteLocationRaw } from 'vue-router';
import { useI18n } from '../i18n.ts';
import { useDirectory } from '../stores/directory.ts';

/** The place it speaks of. */
export function placeOf({ conversation, messageId, seq }: NotificationView): RouteLocationRaw {
  return { path: `/inbox/all/${conversation.number}`, ...(messageId && { query: { at: seq } }) };
}

/** Who did what, in a sentence. */
export function useNotificationWords() {
  const { t } = useI18n();
  const directory = useDirectory();
  function sentence({ kind, cause, actor }: NotificationView): string {
    const name =
      actor.kind === 'agent'
        ? (directory.colleague(actor.id)?.name ?? t('notifications.someone'))
        : actor.kind === 'rule' && actor.name
          ? t('notifications.rule', { name: actor.name })
          : (actor.name ?? t(actor.kind === 'system' ? 'notifications.kontor' : 'notifications.someone'));
    if (kind === 'mentioned' || kind === 'assigned' || kind === 'takenOver')
      return t(`notifications.said.${kind}`, { name });
    return t(`notifications.said.${cause.replace('.', '_')}`, { name });
  }
  return { sentence };
}
