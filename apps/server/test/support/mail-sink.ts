import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and remembers it: what the outside world has got from us. */
export interface MailSink {
  port: number;
  /** The sources it said 250 to, or would have: content that arrived whole. */
  mails: string[];
  stop(): Promise<void>;
}

/** @param pause how long it thinks before it takes a mail, so that a kill can fall in between. Milliseconds. */
export async function startMailSink(pause: () => number): Promise<MailSink> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'));
        setTimeout(() => done(), pause());
      });
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const net = server.listen(0, '127.0.0.1', () => resolve((net.address() as { port: number }).port));
  });
  return { port, mails, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
