import { Inject, Injectable } from '@nestjs/common';
import type { newMessage } from '@kontor/contracts/message';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { takeAttachments } from '../attachment/attaching.ts';
import { once } from '../platform/idempotency.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { change, type NewFact } from '../timeline/recording.ts';
import { endDraft } from './current-draft.ts';
import { findVisible, lockVisible } from './finding.ts';
import { mention } from './mentioning.ts';
import { written } from './own-html.ts';

type Note = Extract<z.infer<typeof newMessage>, { kind: 'note' }>;

/** Notes take any file: they leave for nowhere. */
const noteAttachments = { maxBytes: 100 * 1024 * 1024, maxCount: 100 };

/** A note is seen by colleagues only. Whoever is mentioned sees the conversation from then on. */
@Injectable()
export class Noting {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async note(me: SignedIn, conversationId: string, key: string, note: Note): Promise<string> {
    const now = this.clock.now();
    const { draftKey: _, ...content } = note;
    const id = await this.db.transaction((tx) =>
      once(
        tx,
        me.agentId,
        key,
        { conversationId, note: content },
        now,
        () => this.#write(tx, me, conversationId, note, now),
        () => findVisible(tx, me, conversationId),
      ),
    );
    this.signals.raise('events');
    return id;
  }

  async #write(tx: Sql, me: SignedIn, conversationId: string, note: Note, now: Date): Promise<string> {
    const conversation = await lockVisible(tx, me, conversationId);
    const { text, html, pictures } = written(note);
    const id = newId();
    const seq = conversation.seq + 1;
    const mentioned = { agents: note.mentions ?? [], teams: note.mentionedTeams, invites: note.invite };
    const mentions = await mention(tx, conversation.id, me, mentioned, now);
    await tx
      .insertInto('message')
      .values({
        id,
        conversation_id: conversation.id,
        seq,
        kind: 'note',
        author_id: me.agentId,
        text,
        has_html: html !== null,
        mentions,
        received_at: now,
      })
      .execute();
    if (html !== null)
      await tx.insertInto('message_body').values({ message_id: id, full_text: null, html }).execute();
    await takeAttachments(tx, me, id, note.attachments ?? [], undefined, noteAttachments, pictures);
    const place = { conversationId: conversation.id, agentId: me.agentId, kind: 'note' as const };
    const taken = await endDraft(tx, place, { key: note.draftKey, messageId: id, now });
    const facts: NewFact[] = [
      { type: 'note.written', data: { messageId: id, mentions, ...taken } },
      ...mentions.map((agentId): NewFact => ({
        type: 'conversation.followed',
        data: { agentId, reason: 'mentioned' },
      })),
    ];
    await change(
      tx,
      conversation,
      { seq, last_message_at: now, preview: text.slice(0, 200), preview_kind: 'note' },
      facts,
      { kind: 'agent', id: me.agentId },
      now,
    );
    return id;
  }
}
