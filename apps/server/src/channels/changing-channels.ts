import { Inject, Injectable } from '@nestjs/common';
import type { channelBody } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import type { z } from 'zod';
import { audit, type AuditAction } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { refuseUnknownTeams } from '../accounts/membership.ts';
import { type NewFact, record } from '../timeline/recording.ts';
import { judgeSettings } from './judging-settings.ts';
import { openSecrets, sealSecrets } from './sealed-secrets.ts';
import { type Secrets, type Settings, splitSecrets } from './secret-settings.ts';

type Wish = z.output<typeof channelBody>;

/** Sets up, changes and archives channels. Each is saved with the teams that serve it, at least one. */
@Injectable()
export class ChangingChannels {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** Gives its id. */
  async make(me: SignedIn, wish: Wish, client: Client): Promise<string> {
    const id = newId();
    const columns = await this.#columns(wish, null);
    await this.#save(me, client, 'channel.made', id, wish, async (tx, now) => {
      await refuseTakenAddresses(tx, id, wish.kind, columns.addresses);
      await tx
        .insertInto('channel')
        .values({ id, kind: wish.kind, ...columns, created_at: now })
        .execute();
      return [...changed(id), ...(await setTeams(tx, id, wish.teamIds))];
    });
    return id;
  }

  async change(me: SignedIn, id: string, wish: Wish, client: Client): Promise<void> {
    await this.#save(me, client, 'channel.changed', id, wish, async (tx) => {
      const before = await lockChannel(tx, id);
      if (before.kind !== wish.kind)
        throw new Problem('not_possible', 'A channel keeps its kind: make a new one and archive this one.');
      const columns = await this.#columns(wish, before.secrets);
      await refuseTakenAddresses(tx, id, wish.kind, columns.addresses);
      await tx
        .updateTable('channel')
        .set({ ...columns, version: before.version + 1 })
        .where('id', '=', id)
        .execute();
      return [...changed(id), ...(await setTeams(tx, id, wish.teamIds))];
    });
  }

  /** It receives and offers nothing any more; its conversations and the teams that see them stay. */
  async archive(me: SignedIn, id: string, client: Client): Promise<void> {
    await this.#save(me, client, 'channel.removed', id, undefined, async (tx, now) => {
      const { version } = await lockChannel(tx, id);
      await tx
        .updateTable('channel')
        .set({ archived_at: now, enabled: false, version: version + 1 })
        .where('id', '=', id)
        .execute();
      return changed(id);
    });
  }

  async #columns(wish: Wish, sealed: string | null) {
    const stored = storedSecrets(this.secretKey, sealed);
    const { adapter, settings, secretPaths } = await judgeSettings(wish.kind, wish.settings, stored);
    const [plain, secrets] = splitSecrets(settings, secretPaths);
    return {
      name: wish.name,
      brand_id: wish.brandId,
      team_id: wish.teamId,
      enabled: wish.enabled,
      addresses: adapter.addresses(settings),
      settings: json<Settings>(plain),
      secrets: sealSecrets(this.secretKey, secrets),
      // Whatever was wrong: it is tried again.
      intake_fault: null,
    };
  }

  async #save(
    me: SignedIn,
    client: Client,
    action: AuditAction,
    id: string,
    wish: Wish | undefined,
    write: (tx: Sql, now: Date) => Promise<NewFact[]>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      // Two admins who take the same address at once: the second waits here and is told.
      await sql`select pg_advisory_xact_lock(hashtext('kontor channel addresses'))`.execute(tx);
      if (wish) await refuseUnknown(tx, wish);
      const facts = await write(tx, now);
      await record(tx, facts, { kind: 'agent', id: me.agentId }, now);
      const data = wish && { name: wish.name, enabled: wish.enabled, teamIds: wish.teamIds };
      const whom = { actorId: me.agentId, subject: id, address: client.address };
      await audit(tx, now, { action, ...whom, ...(data && { data }) });
    });
    this.signals.raise('events');
    this.signals.raise('channels');
  }
}

/** Those that cannot be opened any more have to be typed again. */
function storedSecrets(secretKey: string, sealed: string | null): Secrets {
  try {
    return openSecrets(secretKey, sealed);
  } catch {
    return {};
  }
}

function changed(channelId: string): NewFact[] {
  return [{ type: 'channel.changed', data: { channelId } }];
}

async function lockChannel(tx: Sql, id: string): Promise<Row<'channel'>> {
  const row = await tx
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('This channel');
  return row as Row<'channel'>;
}

async function refuseUnknown(tx: Sql, { brandId, teamId, teamIds }: Wish): Promise<void> {
  await refuseUnknownTeams(tx, teamIds);
  if (teamId) await refuseUnknownTeams(tx, [teamId]);
  const brand = await tx.selectFrom('brand').select('id').where('id', '=', brandId).executeTakeFirst();
  if (!brand)
    throw new Problem('invalid_request', 'Some of what was sent is not valid.', {
      errors: [{ path: 'brandId', message: `${brandId} is not a brand of this workspace` }],
    });
}

/** An address receives for one channel, so that nobody wonders where a message went. */
async function refuseTakenAddresses(tx: Sql, id: string, kind: string, addresses: string[]): Promise<void> {
  const other = await tx
    .selectFrom('channel')
    .select(['name', 'addresses'])
    .where('id', '!=', id)
    .where('kind', '=', kind)
    .where('archived_at', 'is', null)
    .where(sql<boolean>`addresses && ${addresses}::text[]`)
    .executeTakeFirst();
  if (!other) return;
  const shared = addresses.filter((address) => other.addresses.includes(address));
  throw new Problem('name_taken', `${shared.join(', ')} belongs to the channel "${other.name}" already.`);
}

/** Gives the fact of it, if they are others than before. */
async function setTeams(tx: Sql, channelId: string, wanted: string[]): Promise<NewFact[]> {
  const teamIds = [...new Set(wanted)].toSorted();
  const removed = await tx
    .deleteFrom('channel_team')
    .where('channel_id', '=', channelId)
    .returning('team_id')
    .execute();
  await tx
    .insertInto('channel_team')
    .values(teamIds.map((team_id) => ({ channel_id: channelId, team_id })))
    .execute();
  const before = removed.map((row) => row.team_id).toSorted();
  if (before.join() === teamIds.join()) return [];
  return [{ type: 'channel.teams_changed', data: { channelId, teamIds, before } }];
}
