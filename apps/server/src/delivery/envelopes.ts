import type { OutboundAttachment, OutboundEnvelope } from '@kontor/channel-kit/envelope';
import { sql } from 'kysely';
import type { OpenChannel } from '../channels/channel-book.ts';
import { identityScope } from '../channels/identity-scope.ts';
import { signatureOf } from '../conversation/signature.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { FileStore } from '../platform/files/file-store.ts';

/** How many ids of the thread go along: enough for every mail client, short enough for every server. */
const longestThread = 20;

/** Puts together what the adapter sends, the same in every attempt but for whom it is still for. */
export async function envelopeOf(
  db: Sql,
  files: FileStore,
  channel: OpenChannel,
  message: Row<'message'>,
): Promise<OutboundEnvelope> {
  const [recipients, thread, answered, brand, author, attachments, conversation, zone] = await Promise.all([
    db
      .selectFrom('message_recipient')
      .select(['address', 'state'])
      .where('message_id', '=', message.id)
      .execute(),
    threadIds(db, identityScope(channel), message),
    message.reply_to_message_id ? quotedMessage(db, message.reply_to_message_id) : undefined,
    db.selectFrom('brand').selectAll().where('id', '=', channel.row.brand_id).executeTakeFirstOrThrow(),
    message.author_id
      ? db
          .selectFrom('agent')
          .select(['name', 'signature_line'])
          .where('id', '=', message.author_id)
          .executeTakeFirst()
      : undefined,
    db
      .selectFrom('attachment')
      .selectAll()
      .where('message_id', '=', message.id)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('conversation')
      .select(['language', 'number'])
      .where('id', '=', message.conversation_id)
      .executeTakeFirst(),
    db.selectFrom('workspace').select('zone').executeTakeFirst(),
  ]);
  const body = await db
    .selectFrom('message_body')
    .select('html')
    .where('message_id', '=', message.id)
    .executeTakeFirst();
  const locale = conversation?.language ?? brand.locale;
  return {
    messageId: message.id,
    token: message.token!,
    from: message.sender!,
    to: message.to_addresses,
    cc: message.cc_addresses,
    bcc: message.bcc_addresses,
    recipients: recipients.filter((r) => r.state === 'queued').map((r) => r.address),
    subject: message.subject ?? '',
    text: message.text,
    ...(body?.html ? { html: body.html } : {}),
    ...signatureOf(brand as Row<'brand'>, locale, {
      author: author?.name ?? '',
      line: author?.signature_line ?? '',
      number: conversation?.number ?? null,
    }),
    ...(answered ? { quoted: { ...answered, locale, ...zone } } : {}),
    ...(thread.inReplyTo ? { inReplyTo: thread.inReplyTo } : {}),
    references: thread.references,
    attachments: (attachments as Row<'attachment'>[]).map((one) => outboundAttachment(files, one)),
    automatic: message.automatic !== null,
    at: (message.released_at ?? message.received_at).toISOString(),
  };
}

function outboundAttachment(files: FileStore, one: Row<'attachment'>): OutboundAttachment {
  return {
    name: one.name,
    type: one.type,
    size: one.size,
    inline: one.inline,
    ...(one.content_id ? { contentId: one.content_id } : {}),
    open: () => files.read(one.sha256!),
  };
}

/** The external ids of the conversation up to this message, oldest first, and the one it answers. */
async function threadIds(
  db: Sql,
  scope: string,
  message: Row<'message'>,
): Promise<{ inReplyTo?: string; references: string[] }> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('message_identity as i', (join) =>
      join.on('i.message_id', '=', sql<string>`coalesce(message.twin_of, message.id)`),
    )
    .select(['message.id', 'i.external_id'])
    .where('message.conversation_id', '=', message.conversation_id)
    .where('message.seq', '<', message.seq)
    .where('i.scope', '=', scope)
    .where('i.external_id', 'not like', 'digest:%')
    .orderBy('message.seq', 'desc')
    .limit(longestThread)
    .execute();
  const references = rows.map((row) => row.external_id).toReversed();
  const answered = rows.find((row) => row.id === message.reply_to_message_id);
  const inReplyTo = answered?.external_id ?? references.at(-1);
  return { ...(inReplyTo ? { inReplyTo } : {}), references };
}

async function quotedMessage(db: Sql, id: string) {
  const quoted = await db
    .selectFrom('message')
    .leftJoin('message_body as body', 'body.message_id', 'message.id')
    .select([
      'message.sender',
      'message.text',
      'message.received_at',
      'message.claimed_at',
      'body.full_text',
      'body.html',
    ])
    .where('message.id', '=', id)
    .executeTakeFirst();
  if (!quoted?.sender) return undefined;
  return {
    from: quoted.sender,
    at: (quoted.claimed_at ?? quoted.received_at).toISOString(),
    text: quoted.full_text ?? quoted.text,
    ...(quoted.html ? { html: quoted.html } : {}),
  };
}
