import { Inject, Injectable } from '@nestjs/common';
import type { DraftView, saveDraftBody } from '@kontor/contracts/message';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttachmentPaths } from '../attachment/attachment-paths.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { change, lockConversation, record } from '../timeline/recording.ts';
import {
  currentDraft,
  type DraftPlace,
  endDraft,
  isBlank,
  putAside,
  refuseEnded,
  saidOf,
} from './current-draft.ts';
import { draftViews } from './draft-views.ts';
import { findVisible } from './finding.ts';
import { textOfHtml } from '@kontor/domain/text/rich-text';
import { ownHtml } from './own-html.ts';

type Kind = 'reply' | 'note';

/** What somebody is writing, kept as typed: restored after a crash, in another tab, and seen by colleagues. */
@Injectable()
export class Drafting {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(AttachmentPaths) private readonly paths: AttachmentPaths,
  ) {}

  async list(me: SignedIn, id: string): Promise<DraftView[]> {
    const conversation = await findVisible(this.db.sql, me, id);
    const rows = await this.db.sql
      .selectFrom('draft')
      .selectAll()
      .where('conversation_id', '=', conversation.id)
      .orderBy('updated_at')
      .execute();
    return this.#views(rows as Row<'draft'>[]);
  }

  async save(
    me: SignedIn,
    id: string,
    kind: Kind,
    { of, key, ...body }: z.infer<typeof saveDraftBody>,
  ): Promise<DraftView> {
    const content = safe(body);
    const conversation = await findVisible(this.db.sql, me, id);
    const now = this.clock.now();
    const row = await this.db.transaction(async (tx) => {
      const at = place(me, conversation.id, kind);
      let before = await currentDraft(tx, at);
      const begun = !before;
      if (begun) {
        await touch(tx, me, conversation.id, now);
        before = await currentDraft(tx, at);
      }
      if (key) await refuseEnded(tx, at, key);
      const other = before && isAnother(before, of, key) ? before : undefined;
      if (other) await putAside(tx, other);
      const saved = await tx
        .insertInto('draft')
        .values({
          id: newId(),
          conversation_id: conversation.id,
          agent_id: me.agentId,
          kind,
          content: json(content),
          key: key ?? null,
          updated_at: now,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['conversation_id', 'agent_id', 'kind'])
            .where('aside', '=', sql.lit(false))
            .doUpdateSet(({ ref, eb }) => ({
              content: json(content),
              updated_at: now,
              returned_reason: null,
              key: key ?? ref('draft.key'),
              version: eb(ref('draft.version'), '+', 1),
            })),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      await record(
        tx,
        [
          ...(other ? [saidOf('draft.saved', other)] : []),
          {
            type: 'draft.saved',
            data: { draftId: saved.id, agentId: me.agentId, kind, ...(begun && { begun }) },
          },
        ],
        { kind: 'agent', id: me.agentId },
        now,
        null,
        conversation.id,
      );
      return saved;
    });
    this.signals.raise('events');
    const [view] = await this.#views([row as Row<'draft'>]);
    return view!;
  }

  #views(rows: Row<'draft'>[]): Promise<DraftView[]> {
    return draftViews(this.db.sql, rows, (upload) => this.paths.sign(upload));
  }

  /** @param key what must not come back, should its saving still be on its way. */
  async discard(me: SignedIn, id: string, kind: Kind, key?: string): Promise<void> {
    const conversation = await findVisible(this.db.sql, me, id);
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const at = place(me, conversation.id, kind);
      if (!key && !(await currentDraft(tx, at))) return;
      await touch(tx, me, conversation.id, now);
      const { draftId } = await endDraft(tx, at, { key, now });
      if (draftId)
        await record(
          tx,
          [{ type: 'draft.discarded', data: { draftId, agentId: me.agentId, kind } }],
          { kind: 'agent', id: me.agentId },
          now,
          null,
          conversation.id,
        );
    });
    this.signals.raise('events');
  }
}

/** Written elsewhere, unknown to whoever saves now: it came back, or was begun in another tab. */
function isAnother(draft: Row<'draft'>, of: string | null | undefined, key: string | undefined): boolean {
  if (of === undefined || of === draft.id || isBlank(draft.content)) return false;
  return draft.returned_reason !== null || (key !== undefined && key !== draft.key);
}

/** It is opened in other browsers: as harmless as what is sent. */
function safe({
  html: given,
  ...body
}: Omit<z.infer<typeof saveDraftBody>, 'of' | 'key'>): Row<'draft'>['content'] {
  if (given === undefined) return body;
  const html = ownHtml(given, body.attachmentIds ?? []);
  return { ...body, text: textOfHtml(html), html };
}

function place(me: SignedIn, conversationId: string, kind: Kind): DraftPlace {
  return { conversationId, agentId: me.agentId, kind };
}

/**
 * Who has a draft is a field of the conversation: it gets a new version when one begins or ends, before the draft's own row
 * is locked, as everywhere.
 */
async function touch(tx: Sql, me: SignedIn, conversationId: string, now: Date): Promise<void> {
  const conversation = (await lockConversation(tx, conversationId))!;
  await change(tx, conversation, {}, [], { kind: 'agent', id: me.agentId }, now);
}
