import type { ConversationDetail } from '@kontor/contracts/conversation';
import { computed } from 'vue';
import { useI18n } from '../../i18n.ts';
import { useDirectory } from '../../stores/directory.ts';
import { useSession } from '../../stores/session.ts';
import type { Choice } from '../base/PickMenu.vue';

export const nobody = 'nobody';

/** To whom a conversation can go: oneself first, then those of its team, then the others. And what it can be tagged with. */
export function useHeadChoices(conversation: () => ConversationDetail) {
  const { t } = useI18n();
  const session = useSession();
  const directory = useDirectory();

  const rank = ({ id, teamIds }: { id: string; teamIds: string[] }) => {
    const { teamId } = conversation();
    return id === session.me?.id ? 0 : teamId && teamIds.includes(teamId) ? 1 : 2;
  };
  const people = computed<Choice<string>[]>(() => [
    ...directory.active
      .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
      .map(({ id, name, availability }) => ({
        value: id,
        label: name,
        person: { name, seed: id, availability },
        ...(availability === 'away' && { hint: t('availability.away') }),
      })),
    { value: nobody, label: t('conversation.nobody'), icon: 'user' },
  ]);
  const teams = computed<Choice<string>[]>(() => [
    ...directory.all.teams.map(({ id, name }) => ({ value: id, label: name })),
    { value: nobody, label: t('conversation.noTeam') },
  ]);
  const tags = computed<Choice<string>[]>(() =>
    [...new Set([...directory.tags.map(({ name }) => name), ...conversation().tags])].map((name) => ({
      value: name,
      label: name,
    })),
  );
  return { people, teams, tags };
}
