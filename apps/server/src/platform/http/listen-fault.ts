import { StartFault } from '../start-fault.ts';

/** What is listened on, and the settings by which people change it. */
export interface Place {
  host: string;
  port: number;
  /** `set PORT to another port`. */
  elsewhere: string;
  /** `PORT=3000`: needs no more rights than everyone has. */
  high: string;
  /** `HOST` */
  setting: string;
  /** `HOST=127.0.0.1`: is an address of every machine. */
  always: string;
}

export const webPlace = ({ host, port }: { host: string; port: number }): Place => ({
  host,
  port,
  elsewhere: 'set PORT to another port',
  high: 'PORT=3000',
  setting: 'HOST',
  always: 'HOST=127.0.0.1',
});

export const mailPlace = ({ host, port }: { host: string; port: number }): Place => ({
  host,
  port,
  elsewhere: 'set SMTP_LISTEN to another port',
  high: 'SMTP_LISTEN=127.0.0.1:2525',
  setting: 'SMTP_LISTEN',
  always: 'SMTP_LISTEN=127.0.0.1:2525',
});

/** Why this address cannot be listened on, in words, where a person can put it right. */
export function listenFault(error: NodeJS.ErrnoException, place: Place): Error {
  const { host, port, elsewhere, high, setting, always } = place;
  const where = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFault(
        `Something else listens on ${where} already, perhaps another Kontor. Stop it, or ${elsewhere}.`,
      );
    case 'EACCES':
      return new StartFault(
        `This user may not listen on ${where}. Ports below 1024 need more rights; ${high} does not.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(
        `${setting} names ${host}, which is no address of this machine. ${always} always is.`,
      );
    default:
      return error;
  }
}
