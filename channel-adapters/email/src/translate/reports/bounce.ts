import type { DeliveryReport, InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import { because, type Reason } from '@kontor/channel-kit/sentences';
import { say } from '../../texts.ts';
import { parseMailDate } from '../dates.ts';
import type { MailHeaders } from '../headers.ts';
import type { ParsedMail } from '../parse.ts';
import { bounceCode, codeIn, isKnownCode } from './reasons.ts';
import type { Returned } from './returned.ts';
import { addressIn, groupsIn } from './status-groups.ts';

/** Delivery status notifications of RFC 3464: one report for each recipient. `undefined` when the mail is none. */
export function bounceOf(
  mail: ParsedMail,
  returned: Returned,
  shown: InboundMessage,
): InboundItem[] | undefined {
  const status = mail.files.find((file) => /^message\/(?:global-)?delivery-status$/.test(file.type));
  if (!status) return undefined;
  const groups = groupsIn(status.content).filter(
    (group) => group.has('final-recipient') || group.has('original-recipient'),
  );
  const reports = groups.flatMap((group) => reportOf(group, returned, shown));
  if (groups.length && !reports.length)
    return [{ item: 'ignored', reason: 'A server passed our mail on and will say no more about it.' }];
  if (!reports.length) return undefined;
  return reports.map((report, at) => (at === 0 ? { ...report, shown } : report));
}

function reportOf(group: MailHeaders, returned: Returned, shown: InboundMessage): DeliveryReport[] {
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.first('status') ?? '')?.[0];
  const state = stateOf(group.keyword('action'), status);
  if (!state) return [];
  const said = (group.first('diagnostic-code') ?? '').replace(/^[\w-]{1,20};\s*/, '');
  const code = state === 'delivered' ? status : codeIn(said, status);
  const recipient = addressIn(group.first('original-recipient')) ?? addressIn(group.first('final-recipient'));
  const at = parseMailDate(group.first('last-attempt-date'), '9999-01-01T00:00:00Z') ?? shown.claimedAt;
  return [
    {
      item: 'report',
      externalIds: returned.externalIds,
      tokens: returned.tokens,
      ...(recipient && { recipient }),
      state,
      ...(state !== 'delivered' && reasonFor(code, said)),
      ...(code && { code }),
      ...(at && { at }),
    },
  ];
}

/** Passed on or expanded is no news: SMTP knows "handed to the next server". */
function stateOf(action: string, status: string | undefined): DeliveryReport['state'] | undefined {
  if (action === 'failed' || action === 'delayed' || action === 'delivered') return action;
  if (action === 'relayed' || action === 'expanded') return undefined;
  return status?.startsWith('4') ? 'delayed' : status?.startsWith('2') ? 'delivered' : 'failed';
}

/** Plain words; what the server said when there are none. */
export function reasonFor(code: string | undefined, said: string): Reason {
  const quote = said.replace(/\s+/g, ' ').trim().slice(0, 300);
  const told = say(bounceCode(code));
  return because(isKnownCode(code) || !quote ? told : [told, say('email.said', { words: quote })]);
}
