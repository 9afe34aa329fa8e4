import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import type { ParsedMail } from '../parse.ts';
import type { Returned } from './returned.ts';
import { addressIn, groupsIn } from './status-groups.ts';

const reasons: Record<string, string> = {
  abuse: 'marked our mail as spam',
  fraud: 'reported our mail as fraud',
  virus: 'reported a virus in our mail',
  'opt-out': 'wants no more mail from us',
  'opt-out-list': 'wants no more mail from us',
  other: 'complained about our mail',
};

/** Complaints that a mailbox provider passes on (ARF, RFC 5965). `not-spam` and reports about authentication are no complaints. */
export function abuseOf(
  mail: ParsedMail,
  returned: Returned,
  shown: InboundMessage,
): InboundItem[] | undefined {
  const part = mail.files.find((file) => file.type === 'message/feedback-report');
  const fields = part && groupsIn(part.content)[0];
  const reason = fields && reasons[fields.keyword('feedback-type')];
  if (!fields || !reason) return undefined;
  const recipient = addressIn(fields.first('original-rcpt-to')) ?? addressIn(returned.headers?.first('to'));
  const who = recipient ?? 'A recipient';
  const by = fields.first('reporting-mta') ?? fields.first('user-agent');
  const via = /[\w-]+(?:\.[\w-]+)+/.exec((by ?? '').slice(0, 300))?.[0];
  return [
    {
      item: 'abuse',
      externalIds: returned.externalIds,
      tokens: returned.tokens,
      ...(recipient && { recipient }),
      reason: `${who} ${reason}${via ? ` (reported by ${via})` : ''}`,
      shown,
    },
  ];
}
