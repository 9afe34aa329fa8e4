import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and remembers it: what the outside world has got from us. */
export interface MailSink {
  port: number;
  /** The sources it said 250 to, or would have: content that arrived whole. */
  mails: string[];
  /** The same, each with what its sender said of it: MAIL FROM and every RCPT TO, in their order. */
  taken: { from: string; to: string[]; source: string }[];
  stop(): Promise<void>;
}

/** @param pause how long it thinks before it takes a mail, so that a kill can fall in between. Milliseconds. */
export async function startMailSink(pause: () => number): Promise<MailSink> {
  const mails: string[] = [];
  const taken: MailSink['taken'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8');
        mails.push(source);
        const { mailFrom, rcptTo } = envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source,
        });
        setTimeout(() => done(), pause());
      });
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const net = server.listen(0, '127.0.0.1', () => resolve((net.address() as { port: number }).port));
  });
  return { port, mails, taken, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
