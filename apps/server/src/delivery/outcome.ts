import type { SendOutcome } from '@kontor/channel-kit/adapter';
import { before, type Reason } from '@kontor/channel-kit/sentences';
import { say } from '../platform/texts.ts';
import type { MessageState, RecipientState } from '../platform/database/tables/messages.ts';
import { backOff, mostTries } from './back-off.ts';

export interface Recipient {
  addressKey: string;
  state: RecipientState;
}

export interface Verdict {
  message: { state: MessageState; told: Reason | null };
  /** Only those whose state changes. */
  recipients: { addressKey: string; state: RecipientState; told: Reason | null; code: string | null }[];
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
  const all = (state: RecipientState, told: Reason, code: string | null = null) =>
    served.map(({ addressKey }) => ({ addressKey, state, told, code }));

  switch (outcome.outcome) {
    case 'unknown':
      return {
        message: { state: 'unknown', told: reasonIn(outcome) },
        recipients: all('unknown', reasonIn(outcome)),
        again: null,
      };
    case 'rejected':
      return settled(all('failed', reasonIn(outcome), outcome.code ?? null), others, reasonIn(outcome));
    case 'retry': {
      if (tries >= mostTries) {
        const told = before(say('kontor.delivery.gaveUp', { tries }), reasonIn(outcome));
        return settled(all('failed', told, outcome.code ?? null), others, told);
      }
      return {
        message: { state: 'retrying', told: reasonIn(outcome) },
        recipients: all('queued', reasonIn(outcome), outcome.code ?? null),
        // `after: 0` is said by us alone: we were interrupted, nobody asked us to wait.
        again: outcome.after === 0 ? now : new Date(now.getTime() + backOff(tries, outcome.after, chance)),
      };
    }
    case 'sent': {
      const refused = new Map(outcome.refused.map((refusal) => [keyOf(refusal.recipient), refusal]));
      const recipients = served.map(({ addressKey }) => {
        const refusal = refused.get(addressKey);
        if (!refusal) return { addressKey, state: 'sent' as const, told: null, code: null };
        const later = refusal.temporary && tries < mostTries;
        return {
          addressKey,
          state: later ? ('queued' as const) : ('failed' as const),
          told: reasonIn(refusal),
          code: refusal.code ?? null,
        };
      });
      const waiting = recipients.filter((r) => r.state === 'queued');
      if (waiting.length === 0) return settled(recipients, others, firstReason(outcome));
      return {
        message: { state: 'retrying', told: firstReason(outcome) },
        recipients,
        again: new Date(now.getTime() + backOff(tries, undefined, chance)),
      };
    }
  }
}

/** Nobody is left to serve: the message is sent if anyone got it, failed if nobody did. */
function settled(recipients: Verdict['recipients'], others: Recipient[], told: Reason | null): Verdict {
  const states = [...recipients, ...others].map((r) => r.state);
  const anyone = states.some((state) => state === 'sent' || state === 'delivered' || state === 'read');
  const someoneFailed = states.includes('failed');
  return {
    message: anyone ? { state: 'sent', told: someoneFailed ? told : null } : { state: 'failed', told },
    recipients,
    again: null,
  };
}

/** What the outcome says for people: of one that was sent, why the first who was refused did not get it. */
export function firstReason(outcome: SendOutcome): Reason | null {
  if (outcome.outcome !== 'sent') return reasonIn(outcome);
  const [refusal] = outcome.refused;
  return refusal ? reasonIn(refusal) : null;
}

function reasonIn({ reason, why }: Reason): Reason {
  return { reason, ...(why && { why }) };
}
