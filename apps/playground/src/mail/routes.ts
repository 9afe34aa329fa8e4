import { Problem, type Answer, type Route } from '../http/router.ts';
import { behaviours as known, type Behaviour, type Behaviours } from './behaviour.ts';
import { DeliveryFailed, type Delivery } from './delivery.ts';
import { letterFrom } from './letter.ts';
import type { FolderName, Mailbox, StoredMail } from './mailbox.ts';
import { isAddress, type Mailboxes } from './mailboxes.ts';
import { framed, parse, view } from './reading.ts';
import { write } from './writing.ts';

interface Parts {
  mailboxes: Mailboxes;
  behaviours: Behaviours;
  delivery: Delivery;
  changed(): void;
}

const frameHeaders = {
  'content-security-policy':
    "sandbox allow-same-origin allow-popups; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
  'referrer-policy': 'no-referrer',
};

export function mailRoutes({ mailboxes, behaviours, delivery, changed }: Parts): Route[] {
  const summary = (mailbox: Mailbox) => ({
    address: mailbox.address,
    name: mailbox.name ?? '',
    count: mailbox.list().length,
    unread: mailbox.unread,
    sent: mailbox.list('Sent').length,
    latest: mailbox.latest?.toISOString() ?? null,
    behaviour: behaviours.of(mailbox.address),
  });

  const stored = (address = '', id = ''): StoredMail => {
    const mail = mailboxes.get(address)?.find(id);
    if (!mail) throw new Problem(404, 'not_found', `There is no mail ${id} in the mailbox of ${address}`);
    return mail;
  };

  return [
    {
      method: 'GET',
      path: '/api/addresses',
      handle: () => ({
        value: mailboxes
          .all()
          .map(summary)
          .toSorted((a, b) => (b.latest ?? '').localeCompare(a.latest ?? '')),
      }),
    },
    {
      method: 'GET',
      path: '/api/mail/:address',
      async handle({ params, query }) {
        const folder: FolderName = query.get('folder') === 'sent' ? 'Sent' : 'INBOX';
        const mails = mailboxes.get(params.address!)?.list(folder) ?? [];
        return { value: await Promise.all(mails.map((mail) => view(params.address!, mail))) };
      },
    },
    {
      method: 'POST',
      path: '/api/mail',
      async handle({ json }) {
        const letter = letterFrom(await json());
        const mail = await write(letter, mailboxes, new Date());
        const deliveries = await delivery.deliver(mail).catch(explain);
        const mailbox = mailboxes.open(letter.from);
        if (letter.fromName) mailbox.name = letter.fromName;
        const { id } = mailboxes.put(letter.from, mail.raw.toString('latin1'), 'Sent');
        return { status: 201, value: { id, messageId: mail.messageId, deliveries } };
      },
    },
    {
      method: 'GET',
      path: '/api/mail/:address/:id/raw',
      handle: ({ params }) => ({
        type: 'text/plain; charset=utf-8',
        body: Buffer.from(stored(params.address, params.id).raw, 'latin1'),
        headers: frameHeaders,
      }),
    },
    {
      method: 'GET',
      path: '/api/mail/:address/:id/html',
      handle: async ({ params }) => ({
        type: 'text/html; charset=utf-8',
        body: await framed(params.address!, stored(params.address, params.id)),
        headers: frameHeaders,
      }),
    },
    {
      method: 'GET',
      path: '/api/mail/:address/:id/attachments/:number',
      async handle({ params }) {
        const part = (await parse(stored(params.address, params.id))).attachments[Number(params.number)];
        if (!part) throw new Problem(404, 'not_found', 'There is no such attachment');
        const name = encodeURIComponent(part.filename ?? 'attachment');
        const shown = /^image\/(png|jpeg|gif|webp)$/.test(part.contentType);
        return {
          type: shown ? part.contentType : 'application/octet-stream',
          body: part.content,
          headers: {
            ...frameHeaders,
            'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
          },
        };
      },
    },
    {
      method: 'PUT',
      path: '/api/mail/:address/:id/seen',
      handle({ params }) {
        stored(params.address, params.id);
        mailboxes.get(params.address!)?.markSeen(params.id!);
        return { value: { seen: true } };
      },
    },
    { method: 'GET', path: '/api/behaviours', handle: () => ({ value: behaviours.list() }) },
    {
      method: 'PUT',
      path: '/api/behaviours/:pattern',
      async handle({ params, json }): Promise<Answer> {
        const { behaviour, times } = (await json()) as { behaviour?: Behaviour; times?: number };
        if (!behaviour || !known.includes(behaviour)) {
          throw new Problem(400, 'bad_request', `behaviour is one of ${known.join(', ')}`);
        }
        if (times !== undefined && !(Number.isInteger(times) && times > 0)) {
          throw new Problem(400, 'bad_request', 'times is a whole number above 0');
        }
        if (isAddress(params.pattern!) && !params.pattern!.includes('*')) mailboxes.open(params.pattern!);
        behaviours.set(params.pattern!, behaviour, times);
        changed();
        return { value: behaviours.list() };
      },
    },
    {
      method: 'DELETE',
      path: '/api/behaviours/:pattern',
      handle({ params }) {
        behaviours.clear(params.pattern!);
        changed();
        return { value: behaviours.list() };
      },
    },
  ];
}

function explain(error: unknown): never {
  if (error instanceof DeliveryFailed) throw new Problem(502, error.code, error.message);
  throw error;
}
