import type { EventView } from '@kontor/contracts/conversation';
import type { Verdict } from '@kontor/domain/condition/judge';
import type { Effect } from '@kontor/domain/rules/rule';
import { useI18n } from '../../i18n.ts';
import { useFormats } from '../../composables/useFormats.ts';
import { useNames } from '../../composables/useNames.ts';
import { useTypeWords } from '../../composables/useTypeWords.ts';
import { useDirectory } from '../../stores/directory.ts';

interface Change {
  from: string | null;
  to: string | null;
}

/** Why a conversation lost its assignee without anybody taking it away. */
const freed: Record<string, string> = {
  'was shut out': 'events.shutOut',
  'left the team': 'events.leftTeam',
};

/** An event as a sentence, with names for ids. */
export function useEventWords() {
  const { t, te, locale } = useI18n();
  const directory = useDirectory();
  const { typeName } = useTypeWords();
  const { moment } = useFormats();
  const names = useNames();

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
        const { from, to } = change(data['assignee']);
        const why = !to && freed[data['because'] as string];
        if (why) return t(why, { from: agent(from) });
        if (!to) return t('events.unassigned', { by });
        if (data['takenFrom']) return t('events.takenOver', { by, from: agent(data['takenFrom']) });
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
      case 'rule.fired': {
        const name = data['name'] as string;
        const effected = effects(event).map(effectWords).join(', ');
        return effected ? t('events.ruleFired', { name, did: effected }) : t('events.ruleApplied', { name });
      }
      case 'rule.failed':
        return t('events.ruleFailed', { name: data['name'] as string, reason: failure(data['reason']) });
      default: {
        const key = `events.${type.replace('.', '_')}`;
        return te(key) ? t(key, { by }) : `${by}: ${type}`;
      }
    }
  }
  const failure = (reason: unknown) => (reason as { de: string; en: string })[locale.value as 'de' | 'en'];
  const effects = (event: EventView) => (event.data['did'] as Effect[] | undefined) ?? [];
  function effectWords(effect: Effect): string {
    switch (effect.did) {
      case 'team':
        return t('events.did.team', { name: team(effect.to) });
      case 'assignee':
        return effect.to ? t('events.did.assignee', { name: agent(effect.to) }) : t('events.did.nobody');
      case 'nobody available':
        return t('events.did.nobodyAvailable', { name: team(effect.teamId) });
      case 'tag':
        return t('events.did.tag', { tags: effect.added.join(', ') });
      case 'priority':
        return t('events.did.priority', { priority: t(`priority.${effect.to}`) });
    }
  }
  /** Why a rule fired, and whom it considered. Read when somebody asks: the words for conditions are fetched then. */
  async function because(event: EventView): Promise<string[]> {
    const { explainVerdict } = await import('@kontor/domain/condition/explain');
    const verdict = explainVerdict(
      event.data['because'] as Verdict,
      names,
      locale.value as 'de' | 'en',
      directory.catalogue,
    );
    const considered = effects(event).flatMap((effect) =>
      'considered' in effect ? (effect.considered ?? []) : [],
    );
    const people = considered.map(({ agentId, available }) =>
      available ? agent(agentId) : `${agent(agentId)} (${t('availability.away')})`,
    );
    return [
      verdict.because,
      ...(people.length ? [t('events.considered', { names: people.join(', ') })] : []),
    ];
  }
  const explains = (event: EventView) => event.type === 'rule.fired' && Boolean(event.data['because']);
  return { did, because, explains };
}
