import { Inject, Injectable } from '@nestjs/common';
import type { DraftView } from '@kontor/contracts/message';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttachmentPaths } from '../attachment/attachment-paths.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { change, type ConversationRow, type NewFact, record } from '../timeline/recording.ts';
import { currentDraft, isBlank, putAside, saidOf } from './current-draft.ts';
import { draftViews } from './draft-views.ts';
import { lockVisible } from './finding.ts';

/** Drafts that stand beside the one being written: a reply that came back while the next had been begun. */
@Injectable()
export class DraftsAside {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(AttachmentPaths) private readonly paths: AttachmentPaths,
  ) {}

  /** It is written on; what stood in its place is put aside, unless nothing was written there. */
  async takeUp(me: SignedIn, conversationId: string, draftId: string): Promise<DraftView> {
    const row = await this.db.transaction(async (tx) => {
      const conversation = await lockVisible(tx, me, conversationId);
      const draft = await draftAside(tx, me, conversation, draftId);
      const facts: NewFact[] = [];
      const place = { conversationId: conversation.id, agentId: me.agentId, kind: draft.kind };
      const before = await currentDraft(tx, place);
      if (before) {
        const blank = isBlank(before.content);
        if (blank) await tx.deleteFrom('draft').where('id', '=', before.id).execute();
        else await putAside(tx, before);
        facts.push(saidOf(blank ? 'draft.discarded' : 'draft.saved', before));
      }
      const taken = await tx
        .updateTable('draft')
        .set({ aside: false, updated_at: this.clock.now(), version: draft.version + 1 })
        .where('id', '=', draft.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await this.#tell(tx, me, conversation, [...facts, saidOf('draft.saved', draft)]);
      return taken as Row<'draft'>;
    });
    this.signals.raise('events');
    const [view] = await draftViews(this.db.sql, [row], (upload) => this.paths.sign(upload));
    return view!;
  }

  async discard(me: SignedIn, conversationId: string, draftId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const conversation = await lockVisible(tx, me, conversationId);
      const draft = await draftAside(tx, me, conversation, draftId);
      await tx.deleteFrom('draft').where('id', '=', draft.id).execute();
      const actor = { kind: 'agent' as const, id: me.agentId };
      await change(tx, conversation, {}, [], actor, this.clock.now());
      await this.#tell(tx, me, conversation, [saidOf('draft.discarded', draft)]);
    });
    this.signals.raise('events');
  }

  #tell(tx: Sql, me: SignedIn, conversation: ConversationRow, facts: NewFact[]): Promise<void> {
    return record(tx, facts, { kind: 'agent', id: me.agentId }, this.clock.now(), null, conversation.id);
  }
}

async function draftAside(
  tx: Sql,
  me: SignedIn,
  conversation: ConversationRow,
  draftId: string,
): Promise<Row<'draft'>> {
  const draft = await tx
    .selectFrom('draft')
    .selectAll()
    .where('id', '=', draftId)
    .where('conversation_id', '=', conversation.id)
    .where('agent_id', '=', me.agentId)
    .where('aside', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw new Problem('not_found', 'There is no such draft put aside.');
  return draft as Row<'draft'>;
}
