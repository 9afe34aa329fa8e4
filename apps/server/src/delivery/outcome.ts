import type { Refusal, SendOutcome } from '@kontor/channel-kit/adapter';
import type { MessageState, RecipientState } from '../platform/database/tables/messages.ts';
import { backOff, mostTries } from './back-off.ts';

export interface Recipient {
  addressKey: string;
  state: RecipientState;
}

export interface Verdict {
  message: { state: MessageState; reason: string | null };
  /** Only those whose state changes. */
  recipients: { addressKey: string; state: RecipientState; reason: string | null; code: string | null }[];
  /** The outbox row: closed, or open again at this time. */
  again: Date | null;
}

/**
 * What an attempt's outcome means for the message and each of its recipients. `served` are those the attempt was for;
 * `others` had their turn in earlier attempts.
 */
export function judge(
  outcome: SendOutcome,
  served: Recipient[],
  others: Recipient[],
  tries: number,
  now: Date,
  chance: number,
  keyOf: (address: string) => string,
): Verdict {
  const all = (state: RecipientState, reason: string | null, code: string | null = null) =>
    served.map(({ addressKey }) => ({ addressKey, state, reason, code }));

  switch (outcome.outcome) {
    case 'unknown':
      return {
        message: { state: 'unknown', reason: outcome.reason },
        recipients: all('unknown', outcome.reason),
        again: null,
      };
    case 'rejected':
      return settled(all('failed', outcome.reason, outcome.code ?? null), others, outcome.reason);
    case 'retry': {
      if (tries >= mostTries) {
        const reason = `Given up after ${tries} attempts. The last one said: ${outcome.reason}`;
        return settled(all('failed', reason, outcome.code ?? null), others, reason);
      }
      return {
        message: { state: 'retrying', reason: outcome.reason },
        recipients: all('queued', outcome.reason, outcome.code ?? null),
        // `after: 0` is said by us alone: we were interrupted, nobody asked us to wait.
        again: outcome.after === 0 ? now : new Date(now.getTime() + backOff(tries, outcome.after, chance)),
      };
    }
    case 'sent': {
      const refused = new Map(outcome.refused.map((refusal) => [keyOf(refusal.recipient), refusal]));
      const recipients = served.map(({ addressKey }) => {
        const refusal = refused.get(addressKey);
        if (!refusal) return { addressKey, state: 'sent' as const, reason: null, code: null };
        const later = refusal.temporary && tries < mostTries;
        return {
          addressKey,
          state: later ? ('queued' as const) : ('failed' as const),
          reason: refusal.reason,
          code: refusal.code ?? null,
        };
      });
      const waiting = recipients.filter((r) => r.state === 'queued');
      if (waiting.length === 0) return settled(recipients, others, firstReason(outcome.refused));
      return {
        message: { state: 'retrying', reason: firstReason(outcome.refused) },
        recipients,
        again: new Date(now.getTime() + backOff(tries, undefined, chance)),
      };
    }
  }
}

/** Nobody is left to serve: the message is sent if anyone got it, failed if nobody did. */
function settled(recipients: Verdict['recipients'], others: Recipient[], reason: string | null): Verdict {
  const states = [...recipients, ...others].map((r) => r.state);
  const anyone = states.some((state) => state === 'sent' || state === 'delivered' || state === 'read');
  const someoneFailed = states.includes('failed');
  return {
    message: anyone ? { state: 'sent', reason: someoneFailed ? reason : null } : { state: 'failed', reason },
    recipients,
    again: null,
  };
}

function firstReason(refused: Refusal[]): string | null {
  return refused[0]?.reason ?? null;
}
