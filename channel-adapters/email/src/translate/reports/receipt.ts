import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import type { ParsedMail } from '../parse.ts';
import type { Returned } from './returned.ts';
import { addressIn, groupsIn } from './status-groups.ts';

/** Read receipts (RFC 8098). Only "displayed" says that somebody saw the message. */
export function receiptOf(
  mail: ParsedMail,
  returned: Returned,
  shown: InboundMessage,
): InboundItem[] | undefined {
  const part = mail.files.find((file) => /^message\/(?:global-)?disposition-notification$/.test(file.type));
  const fields = part && groupsIn(part.content)[0];
  if (!fields) return undefined;
  const what = /;\s*([a-z-]{1,30})/i
    .exec((fields.first('disposition') ?? '').slice(0, 300))?.[1]
    ?.toLowerCase();
  if (what !== 'displayed')
    return [
      {
        item: 'ignored',
        reason: `A read receipt that says “${what ?? 'nothing'}”: nobody is known to have read the message.`,
      },
    ];
  const recipient =
    addressIn(fields.first('original-recipient')) ?? addressIn(fields.first('final-recipient'));
  return [
    {
      item: 'report',
      externalIds: returned.externalIds,
      tokens: returned.tokens,
      ...(recipient && { recipient }),
      state: 'read',
      ...(shown.claimedAt && { at: shown.claimedAt }),
      shown,
    },
  ];
}
