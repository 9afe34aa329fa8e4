import { Inject, Injectable } from '@nestjs/common';
import type { AttachmentView } from '@kontor/contracts/message';
import type {
  CannedReply,
  cannedReplyBody,
  cannedReplyQuery,
  newCannedReplyBody,
} from '@kontor/contracts/canned';
import type { z } from 'zod';
import { audit, type AuditAction } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import { refuseUnknownTeams } from '../accounts/membership.ts';
import { mayChange, mayShare } from '../accounts/seeing-views.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttachmentPaths } from '../attachment/attachment-paths.ts';
import { attachmentView } from '../attachment/attachment-views.ts';
import { judgedTexts } from '../conversation/judging-templates.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { CannedTexts } from '../platform/database/tables/canned.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { filesOf, keepFiles, takeFiles } from './canned-files.ts';
import { cannedFor } from './seeing-canned.ts';

type Wish = z.output<typeof newCannedReplyBody>;
type CannedRow = Row<'canned_reply'>;

/** The console holds all of them, so that the list is there as typed. */
const most = 1000;

/** Replies that are written often: one's own, and those that leads keep for their teams and admins for everyone. */
@Injectable()
export class CannedReplies {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(AttachmentPaths) private readonly paths: AttachmentPaths,
  ) {}

  async list(
    me: SignedIn,
    state: z.output<typeof cannedReplyQuery>['state'],
  ): Promise<{ items: CannedReply[] }> {
    const rows = await this.db.sql
      .selectFrom('canned_reply')
      .selectAll()
      .where(cannedFor(me))
      .$if(state === 'offered', (query) => query.where('archived_at', 'is', null))
      .$if(state === 'archived', (query) => query.where('archived_at', 'is not', null))
      .orderBy('name')
      .orderBy('id')
      .execute();
    const files = await filesOf(
      this.db.sql,
      rows.map(({ id }) => id),
    );
    return { items: (rows as CannedRow[]).map((row) => this.#present(me, row, files.get(row.id))) };
  }

  make(me: SignedIn, wish: Wish, client: Client): Promise<CannedReply> {
    return this.#save(me, client, 'canned_reply.made', async (tx, now) => {
      await refuseMore(tx);
      const made = await tx
        .insertInto('canned_reply')
        .values({ id: newId(), owner_id: me.agentId, created_at: now, ...(await columns(tx, me, wish)) })
        .returningAll()
        .executeTakeFirstOrThrow();
      if (wish.attachments) await keepFiles(tx, me, made.id, wish.attachments, now);
      return made;
    });
  }

  change(
    me: SignedIn,
    id: string,
    { version, ...wish }: z.output<typeof cannedReplyBody>,
    client: Client,
  ): Promise<CannedReply> {
    return this.#save(me, client, 'canned_reply.changed', async (tx, now) => {
      const before = await lockChangeable(tx, me, id);
      if (before.version !== version)
        throw new Problem('version_conflict', 'A colleague has changed this reply meanwhile: look again.', {
          version: before.version,
        });
      if (wish.attachments) await keepFiles(tx, me, id, wish.attachments, now);
      return written(tx, before, await columns(tx, me, wish));
    });
  }

  /** Its files, as uploads of one's own. */
  async take(me: SignedIn, id: string): Promise<{ items: AttachmentView[] }> {
    const taken = await this.db.transaction(async (tx) => {
      const row = await tx
        .selectFrom('canned_reply')
        .select('id')
        .where('id', '=', id)
        .where(cannedFor(me))
        .forShare()
        .executeTakeFirst();
      if (!row) throw notFound('This canned reply');
      return takeFiles(tx, me, id, this.clock.now());
    });
    return { items: taken.map((file) => this.#view(file)) };
  }

  /** It is no longer offered. */
  archive(me: SignedIn, id: string, client: Client): Promise<CannedReply> {
    return this.#save(me, client, 'canned_reply.archived', async (tx, now) => {
      const before = await lockChangeable(tx, me, id);
      return before.archived_at ? before : written(tx, before, { archived_at: now });
    });
  }

  bringBack(me: SignedIn, id: string, client: Client): Promise<CannedReply> {
    return this.#save(me, client, 'canned_reply.brought_back', async (tx) => {
      const before = await lockChangeable(tx, me, id);
      if (!before.archived_at) return before;
      await refuseMore(tx);
      return written(tx, before, { archived_at: null });
    });
  }

  async #save(
    me: SignedIn,
    client: Client,
    action: AuditAction,
    write: (tx: Sql, now: Date) => Promise<unknown>,
  ): Promise<CannedReply> {
    const now = this.clock.now();
    const [row, files] = await this.db.transaction(async (tx) => {
      const saved = (await write(tx, now)) as CannedRow;
      const by = { kind: 'agent' as const, id: me.agentId };
      await record(tx, [{ type: 'settings.changed', data: { what: 'canned reply' } }], by, now);
      // What people keep to themselves is nobody else's business, an admin's neither.
      const whose = saved.shared_with === 'self' ? {} : { name: saved.name };
      await audit(tx, now, {
        action,
        actorId: me.agentId,
        subject: saved.id,
        data: whose,
        address: client.address,
      });
      return [saved, (await filesOf(tx, [saved.id])).get(saved.id)] as const;
    });
    this.signals.raise('events');
    return this.#present(me, row, files);
  }

  #view(file: Row<'attachment'>): AttachmentView {
    return attachmentView(file, (one) => this.paths.sign(one));
  }

  #present(me: SignedIn, row: CannedRow, files: Row<'attachment'>[] = []): CannedReply {
    return {
      id: row.id,
      name: row.name,
      sharedWith: row.shared_with,
      teamId: row.team_id,
      ownerId: row.owner_id,
      texts: row.texts as CannedTexts,
      files: files.map((file) => this.#view(file)),
      archived: row.archived_at !== null,
      mayChange: mayChange(me, row),
      version: row.version,
    };
  }
}

async function columns(tx: Sql, me: SignedIn, { name, sharedWith, teamId, texts }: Wish) {
  const team_id = sharedWith === 'team' ? teamId : null;
  if (sharedWith === 'team' && !team_id)
    throw new Problem('invalid_request', 'Some of what was sent is not valid.', {
      errors: [{ path: 'teamId', message: 'Name the team it is for.' }],
    });
  const { locale } = await tx
    .selectFrom('agent')
    .select('locale')
    .where('id', '=', me.agentId)
    .executeTakeFirstOrThrow();
  const judged = judgedTexts(texts, locale === 'de' ? 'de' : 'en');
  if (team_id) await refuseUnknownTeams(tx, [team_id]);
  if (sharedWith !== 'self' && !mayShare(me, { shared_with: sharedWith, team_id }))
    throw new Problem(
      'not_allowed',
      'Leads keep replies for their teams, admins for everyone. Keep it to yourself, or ask one of them.',
    );
  return { name, shared_with: sharedWith, team_id, texts: json<CannedTexts>(judged) };
}

/** One's own, and shared ones that one could have shared. What another keeps to themselves does not exist. */
async function lockChangeable(tx: Sql, me: SignedIn, id: string): Promise<CannedRow> {
  const row = (await tx
    .selectFrom('canned_reply')
    .selectAll()
    .where('id', '=', id)
    .where(cannedFor(me))
    .forUpdate()
    .executeTakeFirst()) as CannedRow | undefined;
  if (!row) throw notFound('This canned reply');
  if (!mayChange(me, row))
    throw new Problem(
      'not_allowed',
      'Leads change the replies of their teams, admins those of everyone. Make one of your own from it.',
    );
  return row;
}

async function written(tx: Sql, before: CannedRow, more: object): Promise<unknown> {
  return tx
    .updateTable('canned_reply')
    .set({ ...more, version: before.version + 1 })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function refuseMore(tx: Sql): Promise<void> {
  const { there } = await tx
    .selectFrom('canned_reply')
    .select((row) => row.fn.countAll<string>().as('there'))
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(there) >= most)
    throw new Problem('not_possible', `There are ${most} canned replies already: archive some first.`);
}
