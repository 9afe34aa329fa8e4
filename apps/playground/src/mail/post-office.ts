import type { Endpoint } from '../endpoint.ts';
import type { News } from '../http/news.ts';
import { Behaviours } from './behaviour.ts';
import { selfSigned } from './certificate.ts';
import { Delivery } from './delivery.ts';
import { startImap } from './imap.ts';
import type { StoredMail } from './mailbox.ts';
import { Mailboxes, normal } from './mailboxes.ts';
import { view } from './reading.ts';
import { deliveryReport } from './reports.ts';
import { mailRoutes } from './routes.ts';
import { startSmtp, type Arrival } from './smtp.ts';
import { vacationReply, wantsNoAnswer } from './vacation.ts';

export interface PostOfficeSettings {
  smtp: Endpoint;
  imap: Endpoint;
  deliverTo: Endpoint | undefined;
  starttls: boolean;
}

/** The mail provider of all customers: their mailboxes over SMTP and IMAP, and the API of their page. */
export async function openPostOffice(settings: PostOfficeSettings, news: News) {
  const mailboxes = new Mailboxes();
  const behaviours = new Behaviours();
  const delivery = new Delivery(mailboxes, settings.deliverTo);
  const certificate = settings.starttls ? selfSigned() : undefined;
  mailboxes.on('mail', (address, folder, id) => news.tell('mail', { address, folder, id }));
  mailboxes.on('changed', (address) => news.tell('changed', { address }));

  async function arrived(arrival: Arrival): Promise<void> {
    const { from, to, behaviour } = arrival;
    const mail = behaviour === 'bounce' ? undefined : mailboxes.put(to, arrival.raw);
    if (mail) await learnName(to, mail);
    if ((behaviour === 'bounce' || behaviour === 'delay') && from) {
      const raw = deliveryReport(arrival, behaviour === 'bounce' ? 'failed' : 'delayed', new Date());
      await delivery.deliverPatiently({ from: '', to: [from], raw });
    }
    if (behaviour === 'vacation' && mail) {
      const answered = await view(to, mail);
      if (wantsNoAnswer(from, answered)) return;
      const owner = { address: to, name: mailboxes.open(to).name ?? '' };
      await delivery.deliverPatiently({
        from: '',
        to: [from],
        raw: await vacationReply(from, owner, answered),
      });
    }
  }

  /** How the sender calls the owner, until she has written herself. */
  async function learnName(address: string, mail: StoredMail): Promise<void> {
    const mailbox = mailboxes.open(address);
    if (mailbox.name) return;
    const { to, cc } = await view(address, mail);
    const name = [...to, ...cc].find((one) => normal(one.address) === mailbox.address)?.name;
    if (!name || name.includes('@')) return;
    mailbox.name = name;
    news.tell('changed', { address });
  }

  const smtp = await startSmtp(settings.smtp, {
    behaviours,
    ...(certificate && { certificate }),
    arrived: (arrival) => void arrived(arrival).catch(failed),
    refused: (refused) => {
      mailboxes.open(refused.to);
      news.tell('refused', refused);
    },
  });
  const imap = await startImap(settings.imap, mailboxes, certificate).catch(async (error: unknown) => {
    await smtp.stop();
    throw error;
  });

  return {
    smtpPort: smtp.port,
    imapPort: imap.port,
    /** PEM, when STARTTLS is offered. */
    certificate: certificate?.cert,
    mailboxes,
    behaviours,
    delivery,
    routes: mailRoutes({ mailboxes, behaviours, delivery, changed: () => news.tell('changed', {}) }),
    async stop() {
      delivery.stop();
      await Promise.all([smtp.stop(), imap.stop()]);
    },
  };
}

function failed(error: unknown): void {
  process.stderr.write(`playground: ${error instanceof Error ? error.stack : String(error)}\n`);
}
