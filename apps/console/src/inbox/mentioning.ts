/** Somebody, or a whole team, who can be mentioned: `agent:<id>`, `team:<id>`. */
export interface Mentionable {
  id: string;
  kind: 'agent' | 'team';
  name: string;
}
interface Named {
  id: string;
  name: string;
}

/** Those whose name, or a word of it, begins like what was typed; people before teams. */
export function mentionable(typed: string, people: Named[], teams: Named[], most = 6): Mentionable[] {
  const wanted = typed.toLocaleLowerCase();
  const fits = ({ name }: Named) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(' ').some((part) => part.startsWith(wanted));
  };
  const of = (kind: Mentionable['kind'], all: Named[]) =>
    all.filter(fits).map(({ id, name }) => ({ id: `${kind}:${id}`, kind, name }));
  return [...of('agent', people), ...of('team', teams)].slice(0, most);
}

/** Whom a note mentions: those chosen from the list, and those whose whole name somebody typed behind an @. */
export function mentionedIn(
  { text, html }: { text: string; html: string | null },
  people: Named[],
  teams: Named[],
): { agents: string[]; teams: string[] } {
  const chosen = [...(html ?? '').matchAll(/data-mention="(agent|team):([\w-]+)"[^>]*>@([^<]*)</g)];
  // A name that was chosen from the list means that one, not all of that name.
  const rest = chosen.reduce((words, [, , , name]) => words.replace(`@${name}`, ''), text);
  const ids = (kind: Mentionable['kind'], all: Named[]) => [
    ...new Set([
      ...chosen.flatMap(([, of, id]) => (of === kind ? [id!] : [])),
      ...all.filter(({ name }) => rest.includes(`@${name}`)).map(({ id }) => id),
    ]),
  ];
  return { agents: ids('agent', people), teams: ids('team', teams) };
}
