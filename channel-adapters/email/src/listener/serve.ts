import type { ServeIo } from '@kontor/channel-kit/adapter';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { normaliseAddress } from '../address.ts';
import { withoutToken } from '../token.ts';
import { reply } from './reply.ts';
import { receiveData, type Budget } from './receive-data.ts';

export interface ListenerOptions {
  /** Name in the greeting; the machine's own by default. */
  name?: string;
  /** Larger mails are refused with 552. */
  maxBytes?: number;
  maxClients?: number;
  maxRecipients?: number;
  /** Bytes of mails being received at one moment, all connections together; what comes on top is asked to come back (451). */
  maxBytesInFlight?: number;
  /** Milliseconds that an idle connection is kept. */
  idle?: number;
}

/**
 * Takes mail for all channels of the kind, from a mail server that hands it over. No login, no relaying: a recipient either is
 * an address of a channel or is refused. `250` is said only when the receipt is committed.
 */
export function mailListener(options: ListenerOptions = {}) {
  return async function serve(
    at: { host: string; port: number },
    io: ServeIo,
  ): Promise<{ port: number; closed: Promise<void> }> {
    const budget: Budget = { left: options.maxBytesInFlight ?? 256 * 1024 * 1024 };
    const known = new Map<string, Map<string, string[]>>();
    const server = new SMTPServer({
      ...limitsOf(options),
      ...encryption(io),
      onMailFrom(_, session, done) {
        known.set(session.id, new Map());
        done();
      },
      onRcptTo({ address }, session, done) {
        channelsOf(address, io).then(
          (channels) => {
            if (!channels.length) return done(reply.nobody(address));
            known.get(session.id)?.set(address.toLowerCase(), channels);
            done();
          },
          (error: unknown) => {
            io.log.warn({ err: error }, 'A recipient could not be looked up');
            done(reply.later());
          },
        );
      },
      onData(stream, session, done) {
        const found = known.get(session.id);
        const channels = session.envelope.rcptTo.flatMap(
          ({ address }) => found?.get(address.toLowerCase()) ?? [],
        );
        receiveData(stream, session, [...new Set(channels)], budget, io).then(
          (said) => done(null, said),
          (refusal: Error) => done(refusal),
        );
      },
      onClose(session) {
        known.delete(session.id);
      },
    });
    // A connection that breaks is everyday life; the sender comes again. Why it cannot listen is told below.
    server.on('error', (error) => {
      if (server.server.listening) io.log.info({ err: error }, 'A mail connection broke');
    });
    const port = await listening(server, at);
    const off = io.certificate?.onChange(() => server.updateSecureContext(io.certificate!.now()));
    const closed = new Promise<void>((resolve) => {
      const close = () => {
        off?.();
        server.close(() => resolve());
        // Whoever is in the middle of a mail may finish it; the others need not be waited for.
        for (const connection of server.connections) {
          if (connection.session.envelope.rcptTo.length) continue;
          connection.send(421, '4.3.2 Shutting down');
          connection.close();
        }
      };
      if (io.signal.aborted) close();
      else io.signal.addEventListener('abort', close, { once: true });
    });
    return { port, closed };
  };
}

/** The listener with its usual limits. */
export const serve = mailListener();

/** By the address as written, then by what remains without a reply token. */
async function channelsOf(written: string, io: ServeIo): Promise<string[]> {
  const address = normaliseAddress(written);
  if (!address) return [];
  const channels = await io.channelsFor(address);
  const base = withoutToken(address);
  return channels.length || base === address ? channels : io.channelsFor(base);
}

function limitsOf(options: ListenerOptions): SMTPServerOptions {
  return {
    ...(options.name && { name: options.name }),
    banner: 'Kontor',
    authOptional: true,
    disableReverseLookup: true,
    size: options.maxBytes ?? 50 * 1024 * 1024,
    maxClients: options.maxClients ?? 100,
    maxRecipients: options.maxRecipients ?? 100,
    socketTimeout: options.idle ?? 60_000,
    closeTimeout: 3_000,
    logger: false,
  };
}

/** STARTTLS only with a certificate that was given: a self-made one is no safety that a sender would rely on. */
function encryption({ certificate }: ServeIo): SMTPServerOptions {
  if (!certificate) return { disabledCommands: ['AUTH', 'STARTTLS'] };
  return { ...certificate.now(), disabledCommands: ['AUTH'] };
}

async function listening(server: SMTPServer, at: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const said = taken ? `Port ${at.port} on ${at.host} is taken by another program.` : error.message;
      reject(new Error(`Mail cannot be received on ${at.host}:${at.port}: ${said}`, { cause: error }));
    });
    server.listen(at.port, at.host, () => {
      const bound = server.server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : at.port);
    });
  });
}
