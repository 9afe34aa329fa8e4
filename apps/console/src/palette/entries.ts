import { builtInViews } from '@kontor/domain/condition/views';
import type { IconName } from '@kontor/ui/icons.ts';
import { computed, type ComputedRef } from 'vue';
import { useRouter } from 'vue-router';
import { actions, type ActionDefinition, type ActionId } from '../actions/definitions.ts';
import { canRun, choicesOf, runAction, whyNot } from '../actions/useActions.ts';
import { settingsAreas } from '../components/settings/settingsNav.ts';
import { useI18n } from '../i18n.ts';
import { useDirectory } from '../stores/directory.ts';
import { useSession } from '../stores/session.ts';

export const groups = [
  'recent',
  'here',
  'go',
  'views',
  'settings',
  'general',
  'conversations',
  'customers',
  'find',
  'notNow',
] as const;
export type Group = (typeof groups)[number];

/** A line of the palette. */
export interface Entry {
  id: string;
  group: Group;
  label: string;
  icon: IconName;
  hint?: string;
  keys?: string | undefined;
  chosen?: boolean | undefined;
  /** Why it cannot be chosen now. */
  reason?: string;
  /** Instead of doing something it shows what it can be done with. */
  opens?: ActionId;
  run: () => unknown;
}

const icons: Partial<Record<ActionId, IconName>> = {
  reply: 'reply',
  canned: 'canned',
  note: 'pen',
  forward: 'forward',
  resolve: 'done',
  snooze: 'snooze',
  wait: 'waiting',
  reopen: 'open',
  assign: 'user',
  take: 'user',
  team: 'users',
  tag: 'tag',
  priority: 'flag',
  follow: 'star',
  unread: 'eye',
  read: 'eye',
  spam: 'spam',
  files: 'clip',
  subject: 'pen',
  undo: 'retry',
  search: 'search',
  keys: 'keys',
  theme: 'half',
  language: 'globe',
  signOut: 'out',
  newView: 'plus',
  goCustomers: 'user',
  goSettings: 'cog',
};

const named = new Set(builtInViews.map(({ name }) => name));

/** Everything that can be done and everywhere one can go, as the registry, the directory and the settings have it. */
export function usePaletteEntries(): {
  all: ComputedRef<Entry[]>;
  choices: ComputedRef<Entry[]>;
  choicesFor: (id: ActionId) => Entry[];
} {
  const { t } = useI18n();
  const router = useRouter();
  const directory = useDirectory();
  const session = useSession();

  const groupOf = ({ id, area }: ActionDefinition): Group => {
    if (!canRun(id)) return 'notNow';
    return area === 'go' || area === 'general' ? area : 'here';
  };
  const ofActions = computed<Entry[]>(() =>
    actions
      .filter(({ id, keyOnly }) => !keyOnly && (canRun(id) || whyNot(id)))
      .map((action) => {
        const { id, area, keys } = action;
        const reason = whyNot(id);
        return {
          id,
          group: groupOf(action),
          label: t(`actions.${id}`),
          icon: icons[id] ?? (area === 'go' ? 'inbox' : area === 'list' ? 'list' : 'bolt'),
          keys: keys[0],
          ...(reason && { reason: t(`whyNot.${reason}`) }),
          ...(choicesOf(id).length > 0 && { opens: id }),
          run: () => runAction(id),
        };
      }),
  );
  const choicesFor = (id: ActionId): Entry[] =>
    choicesOf(id).map((choice) => ({
      id: `${id}:${choice.id}`,
      group: groupOf(actions.find((action) => action.id === id)!),
      label: `${t(`actions.${id}`)}: ${choice.label}`,
      icon: icons[id] ?? 'bolt',
      chosen: choice.chosen,
      run: choice.run,
    }));
  const choices = computed(() => actions.flatMap(({ id }) => choicesFor(id)));

  const to = (group: Group, path: string, label: string, icon: IconName): Entry => ({
    id: path,
    group,
    label,
    icon,
    run: () => router.push(path),
  });
  const ofViews = computed<Entry[]>(() => [
    ...directory.all.views
      .filter(({ id }) => !named.has(id))
      .map(({ id, name }) => to('views', `/inbox/${id}`, name, 'filter')),
    ...directory.all.teams
      .filter(({ id }) => session.isAdmin || session.me?.teamIds.includes(id))
      .map(({ id, name }) => to('views', `/inbox/team-${id}`, name, 'users')),
    ...directory.all.channels
      .filter(({ teamIds }) => session.isAdmin || teamIds.some((team) => session.me?.teamIds.includes(team)))
      .map(({ id, name }) => to('views', `/inbox/channel-${id}`, name, 'mail')),
  ]);
  const ofSettings = computed<Entry[]>(() =>
    settingsAreas.flatMap(({ entries }) =>
      entries
        .filter(({ roles }) => !roles || session.hasRole(...roles))
        .map(({ name, icon }) =>
          to('settings', router.resolve({ name }).path, t(`settings.${name}.title`), icon),
        ),
    ),
  );
  const all = computed(() => [...ofActions.value, ...ofViews.value, ...ofSettings.value]);
  return { all, choices, choicesFor };
}
