import type { EventEmitter } from 'node:events';
import type { Server, Socket } from 'node:net';
// @ts-expect-error The library brings no types; what is used of it is described here.
import create from 'hoodiecrow-imap';

export interface Message {
  /** The mail as a binary string: one character for each byte. */
  raw: string;
  flags: string[];
  internaldate: string | Date;
  uid: number;
}

export interface Folder {
  path: string;
  messages: Message[];
  uidvalidity: number;
}

export interface Command {
  tag: string;
  command: string;
  attributes?: { type: string; value: string }[];
}

export interface Connection {
  server: ImapServer;
  socket: Socket | null;
  state: string;
  inputHandler: false | ((line: string) => void);
  directNotifications: boolean;
  _notificationCallback: (notification: unknown) => void;
  send(response: object, description: string, parsed: Command, data: string): void;
}

export type Handler = (connection: Connection, parsed: Command, data: string, done: () => void) => void;

export interface ImapServer extends EventEmitter {
  server: Server;
  messageHandlers: ((server: ImapServer, message: Message, folder: Folder) => void)[];
  getMailbox(path: string): Folder;
  appendMessage(folder: Folder, flags: string[], at: Date, raw: string): { message: Message };
  getCommandHandler(command: string): Handler;
  setCommandHandler(command: string, handler: Handler): void;
  notify(command: object, folder: Folder): void;
  listen(port: number, host: string, done: () => void): void;
}

interface Options {
  plugins: string[];
  credentials: { key: string; cert: string } | object;
  storage: object;
}

export const hoodiecrow = create as (options: Options) => ImapServer;

/** From here on every command of the connection goes to `imap`, and the news of `imap` reach the connection. */
export function moveTo(imap: ImapServer, connection: Connection): void {
  // oxlint-disable-next-line no-underscore-dangle -- the library's name
  const listener = connection._notificationCallback;
  connection.server.removeListener('notify', listener);
  imap.on('notify', listener);
  connection.server = imap;
}
