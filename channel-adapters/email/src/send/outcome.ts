import type { Refusal, SendOutcome } from '@kontor/channel-kit/adapter';
import { SignInFault } from '../oauth/fault.ts';
import { because, before, type Reason } from '@kontor/channel-kit/sentences';
import { serverFault } from '../server-fault.ts';
import type { EmailSettings } from '../settings.ts';
import { say } from '../texts.ts';
import { codeOf, reasonOf, waitAsked } from './reasons.ts';
import type { NoSession, SmtpError } from './session.ts';

/** A fault of the channel that only a person mends: trying each minute would lock the account at most providers. */
const untilMended = 15 * 60_000;

/**
 * No session: nothing has left. Always a retry, also when the login was refused: the mail is in order, the channel is
 * not. Every queued mail of the channel would otherwise fail the minute a password runs out.
 */
export function outcomeWithoutSession({ stage, fault }: NoSession, { smtp }: EmailSettings): SendOutcome {
  const { response } = fault;
  if (fault instanceof SignInFault)
    return {
      outcome: 'retry',
      reason: fault.message,
      why: fault.told.words.what,
      ...(fault.needsPerson && { after: untilMended }),
    };
  if (response && stage === 'login' && !response.startsWith('4'))
    return {
      outcome: 'retry',
      after: untilMended,
      ...because([
        say('email.send.loginRefused', { host: smtp.host }),
        say('email.said', { words: words(response) }),
      ]),
      code: codeOf(response)!,
    };
  if (response && fault.code !== 'ETLS')
    return {
      ...answered(response),
      after: waitAsked(response) ?? (response.startsWith('5') ? untilMended : undefined),
    };
  return { outcome: 'retry', ...unreached(fault, smtp) };
}

/** A fault while sender and recipients were named: nothing of the content has left. */
export function outcomeOfEnvelope(fault: SmtpError, { smtp }: EmailSettings): SendOutcome {
  const { response, command, rejectedErrors } = fault;
  if (rejectedErrors?.length) return nobodyTaken(rejectedErrors.map(refusalOf));
  if (response && /^5(?!03|30)/.test(response) && command !== 'CONN')
    return { outcome: 'rejected', ...reasonOf(response), code: codeOf(response)! };
  if (response) return { ...answered(response), after: waitAsked(response) };
  if (fault.code === 'EMESSAGE' || fault.code === 'EENVELOPE')
    return { outcome: 'rejected', ...(tooBig(fault) ?? { reason: fault.message }) };
  return { outcome: 'retry', ...unreached(fault, smtp) };
}

/** A fault once content had begun to leave: only a clear answer to it tells that it was not taken. */
export function outcomeOfContent(fault: SmtpError): SendOutcome {
  const { response } = fault;
  if (fault.code === 'EMESSAGE' && response && /^[45]\d\d/.test(response)) {
    if (/^5(?!03)/.test(response))
      return { outcome: 'rejected', ...reasonOf(response), code: codeOf(response)! };
    return { ...answered(response), after: waitAsked(response) };
  }
  const late = fault.code === 'ETIMEDOUT' ? 'email.send.silentAfter' : 'email.send.brokeAfter';
  return { outcome: 'unknown', ...because(say(late)) };
}

export function refusalOf(fault: SmtpError): Refusal {
  const said = fault.response ?? '';
  const code = codeOf(said);
  return {
    recipient: fault.recipient ?? '',
    ...reasonOf(said),
    ...(code ? { code } : {}),
    temporary: !/^5(?!03)/.test(said),
  };
}

/** Nobody was accepted. While one may be tried again the mail is; the next attempt tells who is refused for good. */
export function nobodyTaken(refusals: Refusal[]): SendOutcome {
  const told = refusals.length === 1 ? reasonIn(refusals[0]!) : forEach(refusals);
  const waiting = refusals.find(({ temporary }) => temporary);
  const code = (waiting ?? refusals[0])?.code;
  const after = waiting && waitAsked(`4 ${waiting.reason}`);
  if (waiting) return { outcome: 'retry', ...told, ...(code ? { code } : {}), ...(after ? { after } : {}) };
  return { outcome: 'rejected', ...told, ...(code ? { code } : {}) };
}

function reasonIn({ reason, why }: Refusal): Reason {
  return { reason, ...(why && { why }) };
}

function forEach(refusals: Refusal[]): Reason {
  const all = refusals.map((one) => before(say('email.send.to', { recipient: one.recipient }), one));
  return {
    reason: all.map(({ reason }) => reason).join(' '),
    ...(all.every(({ why }) => why) && { why: all.flatMap(({ why }) => why!) }),
  };
}

function unreached(fault: SmtpError, smtp: EmailSettings['smtp']): Reason {
  const { reason, words: told } = serverFault(fault, smtp);
  return { reason, why: told.what };
}

function answered(response: string) {
  return { outcome: 'retry' as const, ...reasonOf(response), code: codeOf(response)! };
}

function tooBig({ message }: SmtpError): Reason | undefined {
  const allowed = /larger than allowed (\d+)/.exec(message)?.[1];
  if (!allowed) return undefined;
  return because(say('email.send.tooBig', { size: `${Math.floor(Number(allowed) / 1_048_576)} MB` }));
}

function words(response: string): string {
  return response
    .replace(/^\d{3}[ -]/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
