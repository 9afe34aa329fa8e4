import { createServer } from 'node:net';

export interface WantedPort {
  /** The variable that sets it. */
  variable: string;
  host: string;
  port: number;
}

/** One sentence for each port that somebody else has, or that we may not take. */
export async function takenPorts(wanted: WantedPort[]): Promise<string[]> {
  const faults = await Promise.all(wanted.map(probe));
  return faults.filter((fault) => fault !== undefined);
}

function probe({ variable, host, port }: WantedPort): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(sentence(code, variable, host, port)));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

function sentence(
  code: string | undefined,
  variable: string,
  host: string,
  port: number,
): string | undefined {
  const other = variable === 'SMTP_LISTEN' ? `${host}:${port + 1000}` : String(port + 1);
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Stop what listens there, or choose another: ${variable}=${other}`;
  if (code === 'EACCES')
    return `This user may not listen on port ${port}. Choose one above 1023: ${variable}=${other.replace(/\d+$/, '8025')}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `${host} is no address of this machine. Set ${variable === 'PORT' ? 'HOST' : variable} to one that is.`;
  return undefined;
}
