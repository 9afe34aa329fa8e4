import type { Refusal, SendIo, SendOutcome } from '@kontor/channel-kit/adapter';
import { because } from '@kontor/channel-kit/sentences';
import type { OutboundAttachment, OutboundEnvelope } from '@kontor/channel-kit/envelope';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { EmailSettings } from '../settings.ts';
import { say } from '../texts.ts';
import { needsUtf8, wireAddress } from './addressing.ts';
import { composeRaw, ownMessageId } from './compose.ts';
import {
  nobodyTaken,
  outcomeOfContent,
  outcomeOfEnvelope,
  outcomeWithoutSession,
  refusalOf,
} from './outcome.ts';
import type { Lent, SmtpPool } from './pool.ts';
import { NoSession } from './session.ts';
import { transfer } from './transfer.ts';

export interface SendOptions {
  pool: SmtpPool;
  /** How long a stopped attempt waits for the answer to what has already left. Milliseconds. */
  graceMs: number;
}

/** One attempt. Everything up to `contentLeaves` ends as retry or rejected; what breaks after it, as unknown. */
export async function sendMail(
  envelope: OutboundEnvelope,
  settings: EmailSettings,
  io: SendIo,
  options: SendOptions,
): Promise<SendOutcome> {
  const from = wireAddress(envelope.from.address);
  if (!from)
    return {
      outcome: 'rejected',
      ...because(say('email.send.noSender', { address: envelope.from.address })),
    };
  const { known, refused } = addressable(envelope.recipients);
  if (known.size === 0) return nobodyTaken(refused);
  let attachments: OutboundAttachment[];
  try {
    attachments = await opened(envelope.attachments);
  } catch (error) {
    io.log.warn({ error: String((error as Error)?.message ?? error) }, 'An attachment could not be read');
    return { outcome: 'retry', ...because(say('email.send.attachment')) };
  }
  const raw = await composeRaw({ ...envelope, attachments }, settings);
  return attempt({ envelope, from, known, refused, raw }, settings, io, options);
}

const stopped: SendOutcome = { outcome: 'retry', ...because(say('email.send.stopped')) };

interface Prepared {
  envelope: OutboundEnvelope;
  from: string;
  /** Address on the wire → as written. */
  known: Map<string, string>;
  refused: Refusal[];
  raw: Buffer;
}

async function attempt(
  prepared: Prepared,
  settings: EmailSettings,
  io: SendIo,
  options: SendOptions,
  fresh = false,
): Promise<SendOutcome> {
  let lent: Lent;
  try {
    lent = await options.pool.borrow(settings, io, fresh);
  } catch (error) {
    if (io.signal.aborted) return stopped;
    if (error instanceof NoSession) return outcomeWithoutSession(error, settings);
    throw error;
  }
  const { envelope, from, known, raw } = prepared;
  const unwritable = supportsUtf8(lent.connection) ? [] : [...known.keys()].filter(needsUtf8);
  const refused = [...prepared.refused, ...unwritable.map((address) => unwritableHere(known.get(address)!))];
  const to = [...known.keys()].filter((address) => !unwritable.includes(address));
  if (to.length === 0) {
    lent.keep();
    return nobodyTaken(refused);
  }
  const waits = { graceMs: options.graceMs, ...options.pool.waits };
  const wire = { from, to, raw, envid: envelope.token };
  const result = await transfer(lent.connection, wire, io, waits).catch((error: unknown) => {
    lent.drop();
    throw error;
  });
  if ('taken' in result) {
    lent.keep();
    const { rejectedErrors = [], serverMessageId } = result.taken;
    const ids = [ownMessageId(envelope, settings), serverMessageId?.replace(/^<|>$/g, '')];
    return {
      outcome: 'sent',
      externalIds: ids.filter((id) => id !== undefined),
      refused: [...refused, ...rejectedErrors.map(refusalOf).map((refusal) => asWritten(refusal, known))],
    };
  }
  lent.drop();
  const { fault, begun, asked, withheld } = result;
  if (withheld) throw withheld.reason;
  if (begun) return outcomeOfContent(fault);
  if (io.signal.aborted) return stopped;
  const closedMeanwhile = lent.used && !asked && (!fault.response || fault.responseCode === 421);
  if (closedMeanwhile) return attempt(prepared, settings, io, options, true);
  for (const error of fault.rejectedErrors ?? [])
    error.recipient = known.get(error.recipient ?? '') ?? error.recipient;
  return outcomeOfEnvelope(fault, settings);
}

function opened(attachments: OutboundAttachment[]): Promise<OutboundAttachment[]> {
  return Promise.all(
    attachments.map(async (attachment) => {
      const bytes = await attachment.open();
      return { ...attachment, open: async () => bytes };
    }),
  );
}

function addressable(recipients: string[]) {
  const known = new Map<string, string>();
  const refused: Refusal[] = [];
  for (const recipient of recipients) {
    const address = wireAddress(recipient);
    if (address) known.set(address, recipient);
    else
      refused.push({ recipient, ...because(say('email.send.noAddress')), code: '5.1.3', temporary: false });
  }
  return { known, refused };
}

function unwritableHere(recipient: string): Refusal {
  return { recipient, ...because(say('email.send.specialLetters')), code: '5.6.7', temporary: false };
}

function asWritten(refusal: Refusal, known: Map<string, string>): Refusal {
  return { ...refusal, recipient: known.get(refusal.recipient) ?? refusal.recipient };
}

/** nodemailer would send such an address without asking for SMTPUTF8, and some servers garble it. */
function supportsUtf8(connection: SMTPConnection): boolean {
  const { _supportedExtensions: offered } = connection as unknown as { _supportedExtensions: string[] };
  return offered.includes('SMTPUTF8');
}
