import { createHash } from 'node:crypto';
import type { ServeIo } from '@kontor/channel-kit/adapter';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { senderKeyOf } from '../translate/sender-key.ts';
import { reply } from './reply.ts';

/** Bytes that may still be held in memory, shared by all connections. */
export interface Budget {
  left: number;
}

/** Takes one DATA: resolves with what to say after `250` once the receipt is stored, rejects with a refusal. */
export async function receiveData(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  channels: string[],
  budget: Budget,
  io: ServeIo,
): Promise<string> {
  const chunks: Buffer[] = [];
  let held = 0;
  let busy = false;
  // A refused mail is read to its end all the same: only then may the answer be given.
  const drop = () => {
    budget.left += held;
    held = 0;
    chunks.length = 0;
  };
  stream.on('data', (chunk: Buffer) => {
    if (stream.sizeExceeded || busy || chunk.length > budget.left) {
      busy ||= !stream.sizeExceeded;
      return drop();
    }
    chunks.push(chunk);
    held += chunk.length;
    budget.left -= chunk.length;
  });
  try {
    await ended(stream);
    if (stream.sizeExceeded) throw reply.tooBig();
    if (busy) throw reply.busy();
    const raw = Buffer.concat(chunks);
    const deliveryId = idOf(raw, session);
    try {
      await io.store(
        {
          deliveryId,
          raw,
          senderKey: senderKeyOf(raw),
          receivedAt: io.now().toISOString(),
          history: false,
          facts: factsOf(session),
        },
        channels,
      );
    } catch (error) {
      io.log.warn(
        { err: error, bytes: raw.length, channels },
        'A mail could not be stored; its sender was asked to come again',
      );
      throw reply.later();
    }
    return `2.6.0 ${deliveryId.slice(0, 16)} stored`;
  } finally {
    drop();
  }
}

/** Resolves at the end of the mail; rejects when the connection breaks before: half a mail is no mail. */
function ended(stream: SMTPServerDataStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('end', resolve);
    stream.once('error', reject);
    stream.once('close', () => reject(reply.later()));
  });
}

/** The same mail for the same recipients, offered again after a `250` that got lost, is the same receipt. */
function idOf(raw: Buffer, session: SMTPServerSession): string {
  const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase()).toSorted();
  return createHash('sha256')
    .update(`${JSON.stringify(recipients)}\n`)
    .update(raw)
    .digest('hex');
}

function factsOf({
  envelope,
  remoteAddress,
  hostNameAppearsAs,
  tlsOptions,
}: SMTPServerSession): Record<string, unknown> {
  return {
    mailFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
    rcptTo: envelope.rcptTo.map(({ address }) => address),
    remoteAddress,
    helo: hostNameAppearsAs || '',
    tls: tlsOptions ? { version: tlsOptions.version, cipher: tlsOptions.name } : false,
  };
}
