import { endpoint, shown, type Endpoint } from './endpoint.ts';
import { News } from './http/news.ts';
import { builtPages } from './http/pages.ts';
import { startHttp } from './http/server.ts';
import { openPostOffice } from './mail/post-office.ts';

type At = number | string | Endpoint;

export interface PlaygroundOptions {
  /** Of the page and its API. 0, also of the mail servers, takes a free one. */
  port?: At;
  smtp?: At;
  imap?: At;
  /** Kontor's mail listener. Without one, what customers write stays on their own side. */
  deliverTo?: At;
  consolePort?: number;
  /** SMTP and IMAP offer STARTTLS; off, because a client that finds it wants to trust the certificate. */
  starttls?: boolean;
}

/**
 * Starts the customers' side of the world: a provider for each kind of channel, and one page on which a person plays the
 * customer. Each kind is a folder here (`mail/`) and in `page/`, with routes of its own.
 */
export async function startPlayground(options: PlaygroundOptions = {}) {
  const news = new News();
  const mail = await openPostOffice(
    {
      smtp: endpoint(options.smtp ?? 0, 'smtp'),
      imap: endpoint(options.imap ?? 0, 'imap'),
      deliverTo: options.deliverTo === undefined ? undefined : endpoint(options.deliverTo, 'deliverTo'),
      starttls: options.starttls ?? false,
    },
    news,
  );
  const about = {
    smtp: shown({ host: '127.0.0.1', port: mail.smtpPort }),
    imap: shown({ host: '127.0.0.1', port: mail.imapPort }),
    console: options.consolePort ? `http://127.0.0.1:${options.consolePort}` : null,
  };
  const routes = [
    { method: 'GET', path: '/api/about', handle: () => ({ value: about }) },
    news.route,
    ...mail.routes,
  ];
  const pages = builtPages(['/', '/mail']);
  const http = await startHttp(endpoint(options.port ?? 0, 'port'), routes, pages).catch(
    async (error: unknown) => {
      await mail.stop();
      throw error;
    },
  );

  return {
    port: http.port,
    smtpPort: mail.smtpPort,
    imapPort: mail.imapPort,
    certificate: mail.certificate,
    mailboxes: mail.mailboxes,
    behaviours: mail.behaviours,
    /** For a Kontor that gets its port later than the playground. */
    deliverTo(at: At | undefined) {
      mail.delivery.kontor = at === undefined ? undefined : endpoint(at, 'deliverTo');
    },
    async stop() {
      news.stop();
      await Promise.all([http.stop(), mail.stop()]);
    },
  };
}

export type Playground = Awaited<ReturnType<typeof startPlayground>>;
