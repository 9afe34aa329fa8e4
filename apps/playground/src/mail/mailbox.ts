import { randomUUID } from 'node:crypto';
import { hoodiecrow, type Folder, type ImapServer, type Message } from './hoodiecrow.ts';

export type FolderName = 'INBOX' | 'Sent';

export interface StoredMail extends Message {
  id: string;
  /** When it came into this mailbox. */
  at: Date;
}

/** ENABLE stands before CONDSTORE, which registers itself there. */
export const plugins = [
  'ID',
  'ENABLE',
  'CONDSTORE',
  'UIDPLUS',
  'UNSELECT',
  'SPECIAL-USE',
  'LITERALPLUS',
  'MOVE',
  'NAMESPACE',
  'IDLE',
];

/**
 * A mailbox in memory is gone when the playground stops: what an IMAP client remembers of an earlier run must not be
 * taken for the same mails.
 */
const uidvalidity = Math.floor(Date.now() / 1000);

/**
 * One customer's mailbox. The IMAP library knows one store for each server, so each mailbox has a server of its own that
 * never listens; `imap.ts` hands it the connections that logged in. Its folders are the only place where mails are kept:
 * what an IMAP client deletes, appends or reads, the page sees.
 */
export class Mailbox {
  readonly address: string;
  readonly imap: ImapServer;
  /** The name its owner writes under, once known. */
  name: string | undefined;

  constructor(address: string, changed: () => void) {
    this.address = address;
    this.imap = hoodiecrow({
      plugins,
      credentials: {},
      storage: {
        INBOX: { uidvalidity },
        '': { folders: { Sent: { uidvalidity, 'special-use': '\\Sent' } } },
      },
    });
    this.imap.setMaxListeners(0);
    this.imap.messageHandlers.push((_server, message) => {
      const mail = message as Partial<StoredMail>;
      mail.id ??= randomUUID();
      mail.at ??= new Date(message.internaldate);
    });
    this.imap.on('notify', changed);
    pushOnlyWhileIdle(this.imap);
  }

  take(raw: string, folder: FolderName = 'INBOX', at = new Date()): StoredMail {
    const flags = folder === 'Sent' ? ['\\Seen'] : [];
    const { message } = this.imap.appendMessage(this.#folder(folder), flags, at, raw);
    return Object.assign(message as StoredMail, { at });
  }

  /** Newest first. */
  list(folder: FolderName = 'INBOX'): StoredMail[] {
    return (this.#folder(folder).messages as StoredMail[]).toReversed();
  }

  find(id: string): StoredMail | undefined {
    return [...this.list('INBOX'), ...this.list('Sent')].find((mail) => mail.id === id);
  }

  get unread(): number {
    return this.list().filter((mail) => !isSeen(mail)).length;
  }

  /** When something last came or went. */
  get latest(): Date | undefined {
    const [got, wrote] = [this.list('INBOX')[0]?.at, this.list('Sent')[0]?.at];
    return got && wrote ? (got > wrote ? got : wrote) : (got ?? wrote);
  }

  markSeen(id: string): void {
    for (const folder of [this.#folder('INBOX'), this.#folder('Sent')]) {
      const index = (folder.messages as StoredMail[]).findIndex((mail) => mail.id === id);
      const mail = folder.messages[index];
      if (!mail || isSeen(mail)) continue;
      mail.flags.push('\\Seen');
      this.imap.notify(
        { tag: '*', attributes: [index + 1, atom('FETCH'), [atom('FLAGS'), mail.flags.map(atom)]] },
        folder,
      );
    }
  }

  #folder(name: FolderName): Folder {
    return this.imap.getMailbox(name);
  }
}

const atom = (value: string) => ({ type: 'ATOM', value });

export const isSeen = (mail: Message) => mail.flags.includes('\\Seen');

/** The library goes on pushing after DONE, so that an EXPUNGE could fall into the answer of a FETCH. */
function pushOnlyWhileIdle(imap: ImapServer): void {
  const idle = imap.getCommandHandler('IDLE');
  imap.setCommandHandler('IDLE', (connection, parsed, data, done) => {
    idle(connection, parsed, data, done);
    const input = connection.inputHandler;
    if (!input) return;
    connection.inputHandler = (line) => {
      input(line);
      connection.directNotifications = false;
    };
  });
}
