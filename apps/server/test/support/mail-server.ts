import { setTimeout as wait } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';

/** Hands a mail over as a mail server does: tries again until it hears 250, or it is over. */
export async function handOver(port: number, mail: SendMailOptions, over?: AbortSignal): Promise<void> {
  for (;;) {
    over?.throwIfAborted();
    const smtp = createTransport({
      host: '127.0.0.1',
      port,
      ignoreTLS: true,
      connectionTimeout: 4_000,
      socketTimeout: 8_000,
    });
    try {
      await smtp.sendMail(mail);
      return;
    } catch {
      await wait(150);
    } finally {
      smtp.close();
    }
  }
}
