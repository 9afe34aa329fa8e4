import { EventEmitter } from 'node:events';
import { Mailbox, type FolderName, type StoredMail } from './mailbox.ts';

interface MailboxEvents {
  /** A mail came into a mailbox, or was written from it. */
  mail: [address: string, folder: FolderName, id: string];
  /** Something else changed: read, deleted by an IMAP client. */
  changed: [address: string];
}

/** All mailboxes of the customers' side, by address. A mailbox begins to exist with its first mail or login. */
export class Mailboxes extends EventEmitter<MailboxEvents> {
  readonly #byAddress = new Map<string, Mailbox>();

  all(): Mailbox[] {
    return [...this.#byAddress.values()];
  }

  get(address: string): Mailbox | undefined {
    return this.#byAddress.get(normal(address));
  }

  open(address: string): Mailbox {
    const key = normal(address);
    let mailbox = this.#byAddress.get(key);
    if (!mailbox) {
      mailbox = new Mailbox(key, () => this.emit('changed', key));
      this.#byAddress.set(key, mailbox);
    }
    return mailbox;
  }

  /** `raw` is a binary string: one character for each byte. */
  put(address: string, raw: string, folder: FolderName = 'INBOX'): StoredMail {
    const mail = this.open(address).take(raw, folder);
    this.emit('mail', normal(address), folder, mail.id);
    return mail;
  }
}

export const normal = (address: string) => address.trim().toLowerCase();

export const isAddress = (address: string) => /^[^\s@<>"]+@[^\s@<>"]+$/.test(address.trim());
