import type { Room } from '@kontor/contracts/realtime';
import { type RawBuilder, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { customerVisibleTo } from '../customer/seeing-customers.ts';
import type { Sql } from '../platform/database/tables.ts';
import { idsOf, readRoom } from './room-names.ts';

export interface Asking {
  me: SignedIn;
  rooms: Iterable<Room>;
}

/** Which of the rooms each of them may be in: for subscribing, and for judging again. At most three queries. */
export async function admit(db: Sql, asking: Asking[]): Promise<Set<Room>[]> {
  const conversations = await visible(db, asking, 'conversation', (me) => visibleTo(me, 'conversation'));
  const customers = await visible(db, asking, 'customer', (me) => customerVisibleTo(me, 'customer'));
  const teams = await existingTeams(db, asking);
  return asking.map(({ me, rooms }, i) => {
    const may = (room: Room) => {
      const named = readRoom(room);
      switch (named?.kind) {
        case 'everything':
          return me.role === 'admin';
        case 'agent':
          return named.id === me.agentId;
        case 'team':
          return me.teamIds.includes(named.id) || (me.role === 'admin' && teams.has(named.id));
        case 'conversation':
          return conversations[i]!.has(named.id);
        case 'customer':
          return customers[i]!.has(named.id);
        default:
          return false;
      }
    };
    return new Set([...rooms].filter(may));
  });
}

/** One query, with a branch for each person: what one sees is decided by the one condition. */
async function visible(
  db: Sql,
  asking: Asking[],
  kind: 'conversation' | 'customer',
  condition: (me: SignedIn) => unknown,
): Promise<Set<string>[]> {
  const found = asking.map(() => new Set<string>());
  const branches = asking.flatMap(({ me, rooms }, i): RawBuilder<unknown>[] => {
    const ids = idsOf(kind, rooms);
    if (ids.length === 0) return [];
    return [
      sql`select ${i}::int as who, id from ${sql.table(kind)} where id = any(${ids}::uuid[]) and ${condition(me)}`,
    ];
  });
  if (branches.length === 0) return found;
  const { rows } = await sql<{ who: number; id: string }>`${sql.join(branches, sql` union all `)}`.execute(
    db,
  );
  for (const { who, id } of rows) found[who]!.add(id);
  return found;
}

async function existingTeams(db: Sql, asking: Asking[]): Promise<Set<string>> {
  const ids = asking.flatMap(({ me, rooms }) => (me.role === 'admin' ? idsOf('team', rooms) : []));
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('team')
    .select('id')
    .where('id', 'in', ids)
    .where('archived_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
