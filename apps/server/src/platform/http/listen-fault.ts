import type { Config } from '../config.ts';
import { StartFault } from '../start-fault.ts';

/** Why this address cannot be listened on, in words, where a person can put it right. */
export function listenFault(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  const where = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFault(
        `Something else listens on ${where} already, perhaps another Kontor. Stop it, or set PORT to another port.`,
      );
    case 'EACCES':
      return new StartFault(
        `This user may not listen on ${where}. Ports below 1024 need more rights; PORT=3000 does not.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(
        `HOST is ${host}, which is no address of this machine. HOST=127.0.0.1 always is.`,
      );
    default:
      return error;
  }
}
