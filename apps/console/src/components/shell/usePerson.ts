import { useAction } from '../../actions/useActions.ts';
import { saveProfile } from '../../api/account.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { themes, useTheme } from '../../composables/useTheme.ts';
import { languages, speak, useI18n, type Language } from '../../i18n.ts';
import { useSession } from '../../stores/session.ts';

const languageNames: Record<Language, string> = { de: 'Deutsch', en: 'English' };

/** What everybody sets for themselves: there or away, how it looks, in which language it speaks. */
export function usePerson() {
  const { t, locale } = useI18n();
  const session = useSession();
  const { guard } = useProblems();
  const { theme } = useTheme();

  const themeChoices = () =>
    themes.map((id) => ({
      id,
      label: t(`themes.${id}`),
      chosen: theme.value === id,
      run: () => (theme.value = id),
    }));
  const availabilityChoices = () =>
    (['available', 'away'] as const).map((id) => ({
      id,
      label: t(`availability.${id}`),
      chosen: session.me?.availability === id,
      run: () => guard(() => session.setAvailability(id)),
    }));
  const languageChoices = () =>
    languages.map((id) => ({
      id,
      label: languageNames[id],
      chosen: locale.value === id,
      run: () => chooseLanguage(id),
    }));
  async function chooseLanguage(language: Language): Promise<void> {
    await speak(language);
    const me = session.me;
    if (!me) return;
    await guard(async () =>
      session.enter(await saveProfile({ name: me.name, locale: language, zone: me.zone })),
    );
  }
  return { themeChoices, availabilityChoices, languageChoices };
}

/** The same as actions; without a choice each goes on to the next. */
export function usePersonActions(): void {
  const { themeChoices, availabilityChoices, languageChoices } = usePerson();
  const always = () => true;
  for (const [id, choices] of [
    ['theme', themeChoices],
    ['availability', availabilityChoices],
    ['language', languageChoices],
  ] as const)
    useAction(
      id,
      () =>
        choices()
          .find(({ chosen }) => !chosen)
          ?.run(),
      always,
      { choices },
    );
}
