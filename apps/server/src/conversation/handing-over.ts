import type { handOverBody } from '@kontor/contracts/conversation';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { newId } from '../platform/ids.ts';
import { assigned, type Decide } from './decisions.ts';
import { mention } from './mentioning.ts';

/**
 * To a colleague, with a note that names them: one deed, of which they hear once. Whoever asks twice hands over once: theirs
 * it is already.
 */
export const handedOverWithNote =
  (me: SignedIn, { assigneeId, note }: z.infer<typeof handOverBody>): Decide =>
  async (conversation, tx, now) => {
    const assignment = await assigned(assigneeId)(conversation, tx, now);
    if (!assignment) return undefined;
    const [id, seq] = [newId(), conversation.seq + 1];
    const mentions = await mention(tx, conversation.id, me, { agents: [assigneeId] }, now);
    await tx
      .insertInto('message')
      .values({
        id,
        conversation_id: conversation.id,
        seq,
        kind: 'note',
        author_id: me.agentId,
        text: note,
        has_html: false,
        mentions,
        received_at: now,
      })
      .execute();
    return {
      changes: {
        ...assignment.changes,
        seq,
        last_message_at: now,
        preview: note.slice(0, 200),
        preview_kind: 'note',
      },
      facts: [
        { type: 'note.written', data: { messageId: id, mentions, handedTo: assigneeId } },
        ...mentions.map((agentId) => ({
          type: 'conversation.followed' as const,
          data: { agentId, reason: 'mentioned' as const },
        })),
        {
          type: 'conversation.assigned',
          data: { assignee: { from: conversation.assignee_id, to: assigneeId }, noteId: id },
        },
      ],
    };
  };
