import { hashPassword } from '../../src/accounts/passwords.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Role } from '../../src/platform/database/tables/people.ts';
import { newId } from '../../src/platform/ids.ts';

/** The people of the tests, as in the demo. Everyone's password is `demo`. */
const people = {
  admin: { role: 'admin', teams: [] },
  tim: { role: 'lead', teams: ['support', 'returns'] },
  lena: { role: 'agent', teams: ['support'] },
  mara: { role: 'agent', teams: ['returns'] },
  nora: { role: 'marketer', teams: ['social'] },
} as const satisfies Record<string, { role: Role; teams: string[] }>;
const teams = { support: 'Support', returns: 'Returns', hr: 'HR', social: 'Social' };

export type PersonName = keyof typeof people;
export type TeamName = keyof typeof teams;
export const personNames = Object.keys(people) as PersonName[];
export const password = 'demo';

export interface CastMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  teamIds: string[];
}

export interface Cast {
  people: Record<PersonName, CastMember>;
  /** Ids. */
  teams: Record<TeamName, string>;
  brandId: string;
}

let demoHash: Promise<string> | undefined;

/** Puts the named people, their teams and one brand into an empty workspace. */
export async function addCast(db: Database, now: Date): Promise<Cast> {
  demoHash ??= hashPassword(password);
  const password_hash = await demoHash;
  const teamIds = Object.fromEntries(Object.keys(teams).map((key) => [key, newId()])) as Cast['teams'];
  const brandId = newId();
  const members = Object.fromEntries(
    Object.entries(people).map(([key, { role, teams: theirs }]) => [
      key,
      {
        id: newId(),
        name: key[0]!.toUpperCase() + key.slice(1),
        email: `${key}@adler-kaffee.example`,
        role,
        teamIds: theirs.map((team) => teamIds[team]),
      },
    ]),
  ) as Cast['people'];

  await db.transaction(async (tx) => {
    await tx
      .insertInto('brand')
      .values({ id: brandId, name: 'Adler Kaffee', locale: 'de', created_at: now })
      .execute();
    await tx
      .insertInto('team')
      .values(
        Object.entries(teams).map(([key, name]) => ({ id: teamIds[key as TeamName], name, created_at: now })),
      )
      .execute();
    await tx
      .insertInto('agent')
      .values(
        Object.values(members).map(({ id, name, email, role }) => ({
          id,
          name,
          email,
          email_key: email,
          role,
          password_hash,
          created_at: now,
        })),
      )
      .execute();
    await tx
      .insertInto('membership')
      .values(
        Object.values(members).flatMap(({ id, teamIds: theirs }) =>
          theirs.map((team_id) => ({ team_id, agent_id: id, created_at: now })),
        ),
      )
      .execute();
    await tx.updateTable('workspace').set({ setup_code_hash: null, name: 'Adler Kaffee' }).execute();
  });
  return { people: members, teams: teamIds, brandId };
}
