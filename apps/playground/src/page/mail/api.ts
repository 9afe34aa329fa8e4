import type { Behaviour } from '../../mail/behaviour.ts';
import type { Language } from '../../mail/clients/client.ts';
import type { Delivered } from '../../mail/delivery.ts';
import type { MailView, Person } from '../../mail/reading.ts';
import type { Letter, Style } from '../../mail/writing.ts';
import { call } from '../api.ts';

export type { Behaviour, Delivered, Language, Letter, MailView, Person, Style };

export type Folder = 'inbox' | 'sent';

export interface MailboxSummary {
  address: string;
  name: string;
  count: number;
  unread: number;
  sent: number;
  latest: string | null;
  behaviour: Behaviour;
}

const at = (address: string) => encodeURIComponent(address);

export const fetchMailboxes = () => call<MailboxSummary[]>('GET', '/api/addresses');

export const fetchMails = (address: string, folder: Folder) =>
  call<MailView[]>('GET', `/api/mail/${at(address)}?folder=${folder}`);

export const markSeen = (address: string, id: string) =>
  call('PUT', `/api/mail/${at(address)}/${id}/seen`, {});

export const setBehaviour = (address: string, behaviour: Behaviour) =>
  call('PUT', `/api/behaviours/${at(address)}`, { behaviour });

export const sendMail = (letter: Letter) =>
  call<{ id: string; deliveries: Delivered[] }>('POST', '/api/mail', letter);

export const frameOf = (address: string, id: string) => `/api/mail/${at(address)}/${id}/html`;
export const sourceOf = (address: string, id: string) => `/api/mail/${at(address)}/${id}/raw`;
