import type { EventView } from '@kontor/contracts/conversation';
import { useI18n } from 'vue-i18n';
import { useFormats } from '../../composables/useFormats.ts';
import { useTypeWords } from '../../composables/useTypeWords.ts';
import { useDirectory } from '../../stores/directory.ts';

interface Change {
  from: string | null;
  to: string | null;
}

/** An event as a sentence, with names for ids. */
export function useEventWords() {
  const { t, te } = useI18n({ useScope: 'global' });
  const directory = useDirectory();
  const { typeName } = useTypeWords();
  const { moment } = useFormats();

  const agent = (id: unknown) => directory.colleague(id as string)?.name ?? t('events.someone');
  const team = (id: unknown) => directory.team(id as string)?.name ?? t('events.aTeam');

  function who(event: EventView): string {
    const { kind, id, name } = event.actor as { kind: string; id?: string; name?: string };
    if (kind === 'agent') return agent(id);
    if (kind === 'rule') return t('events.rule', { name: name ?? '' });
    return kind === 'customer' ? t('events.customer') : t('events.system');
  }
  const change = (value: unknown) => (value ?? { from: null, to: null }) as Change;

  function did(event: EventView): string {
    const { data, type } = event;
    const by = who(event);
    switch (type) {
      case 'conversation.assigned': {
        const { to } = change(data['assignee']);
        if (!to) return t('events.unassigned', { by });
        return event.actor['id'] === to
          ? t('events.took', { by })
          : t('events.assigned', { by, to: agent(to) });
      }
      case 'conversation.team_changed': {
        const { to } = change(data['team']);
        return to ? t('events.team', { by, to: team(to) }) : t('events.noTeam', { by });
      }
      case 'conversation.status_changed': {
        const { to } = change(data['status']);
        const until = data['snoozedUntil'] as string | undefined;
        if (to === 'snoozed' && until) return t('events.snoozed', { by, until: moment(until) });
        return t('events.status', { by, to: t(`status.${to}`) });
      }
      case 'conversation.tagged': {
        const added = (data['added'] as string[] | undefined) ?? [];
        const removed = (data['removed'] as string[] | undefined) ?? [];
        if (removed.length === 0) return t('events.tagged', { by, tags: added.join(', ') });
        if (added.length === 0) return t('events.untagged', { by, tags: removed.join(', ') });
        return t('events.retagged', { by, added: added.join(', '), removed: removed.join(', ') });
      }
      case 'conversation.priority_changed':
        return t('events.priority', { by, to: t(`priority.${change(data['priority']).to}`) });
      case 'conversation.type_changed':
        return t('events.type', { by, to: typeName(change(data['type']).to ?? '') });
      case 'rule.fired':
        return t('events.ruleFired', { name: data['name'] as string, did: actions(data['did']) });
      case 'rule.failed':
        return t('events.ruleFailed', { name: data['name'] as string, reason: data['reason'] as string });
      default: {
        const key = `events.${type.replace('.', '_')}`;
        return te(key) ? t(key, { by }) : `${by}: ${type}`;
      }
    }
  }
  function actions(list: unknown): string {
    return ((list as Record<string, unknown>[] | undefined) ?? []).map(actionWords).join(', ');
  }
  function actionWords(action: Record<string, unknown>): string {
    switch (action['do']) {
      case 'team':
        return t('events.did.team', { name: team(action['teamId']) });
      case 'assignee':
      case 'round robin':
        return action['agentId']
          ? t('events.did.assignee', { name: agent(action['agentId']) })
          : t('events.did.roundRobin');
      case 'tag':
        return t('events.did.tag', { tags: ((action['tags'] as string[] | undefined) ?? []).join(', ') });
      case 'priority':
        return t('events.did.priority', { priority: t(`priority.${String(action['priority'])}`) });
      default:
        return String(action['do'] ?? '');
    }
  }
  /** Why a rule fired: the comparisons that held, as the server explained them. */
  function because(event: EventView): string[] {
    return Object.values((event.data['because'] as Record<string, string> | undefined) ?? {});
  }
  return { did, because, who };
}
