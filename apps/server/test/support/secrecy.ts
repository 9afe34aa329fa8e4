import { expect } from 'vitest';
import type { Sent } from './api.ts';
import type { PersonName } from './cast.ts';
import { type MatterName, matterNames, type Worded } from './worded.ts';

/** Who sees which conversation: DESIGN.md, "Who sees what". */
export const sees: Record<PersonName, MatterName[]> = {
  admin: [
    'of Support', 'of Returns', 'of HR', 'of Social', 'no team, Support serves', 'no team, HR serves', 'of HR, Mara’s',
    'of HR, Nora follows', 'of HR, Lena mentioned',
  ],
  tim: ['of Support', 'of Returns', 'no team, Support serves'],
  lena: ['of Support', 'no team, Support serves', 'of HR, Lena mentioned'],
  mara: ['of Returns', 'of HR, Mara’s'],
  nora: ['of Social', 'of HR, Nora follows'],
}; // prettier-ignore

/** What stands in quarantine, by the channel's team, and who decides about it. */
export const quarantined = { support: 'gecko', returns: 'iguana', hr: 'skink' };
export type QuarantinedAt = keyof typeof quarantined;
export const decides: Record<PersonName, QuarantinedAt[]> = {
  admin: ['support', 'returns', 'hr'],
  tim: ['support', 'returns'],
  lena: [],
  mara: [],
  nora: [],
};

export type Matters = Record<MatterName, Worded>;

/** Everything in an answer that can be read, also what is wrapped once more. */
export function unwrapped({ text, headers }: Pick<Sent, 'text' | 'headers'>): string {
  const said = `${[...headers].join('\n')}\n${text}`;
  const inside = said.match(/[\w-]{24,}/g) ?? [];
  return [said, ...inside.map((one) => Buffer.from(one, 'base64url').toString('latin1'))].join('\n');
}

export function leaksTo(matters: Matters, person: PersonName | undefined, said: string): string[] {
  const text = said.toLowerCase();
  const unseen = matterNames.filter((name) => !person || !sees[person].includes(name));
  const undecided = (Object.keys(quarantined) as QuarantinedAt[]).filter(
    (team) => !person || !decides[person].includes(team),
  );
  return [
    ...unseen.flatMap((name) =>
      matters[name].secrets.filter((secret) => text.includes(secret)).map((secret) => `${name}: ${secret}`),
    ),
    ...undecided.map((team) => quarantined[team]).filter((word) => text.includes(word)),
  ];
}

/** Nobody is told anything of what they do not see. */
export function guard(matters: Matters, person: PersonName | undefined, what: string, said: string): void {
  expect({ what, person, leaked: leaksTo(matters, person, said) }).toEqual({ what, person, leaked: [] });
}

/** The words of conversations that stand in it. */
export function wordsOf(matters: Matters, text: string): string[] {
  return Object.values(matters).flatMap(({ word }) => (text.toLowerCase().includes(word) ? [word] : []));
}
