import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Ports of loopback that nobody had a moment ago. All are held until the last is found, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Resolves when a server greets on the port; rejects after `withinMs`. */
export async function untilGreeted(port: number, withinMs = 120_000): Promise<void> {
  const until = Date.now() + withinMs;
  while (!(await greets(port))) {
    if (Date.now() > until) throw new Error(`Nothing greets on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (greeted: boolean) => {
      socket.destroy();
      resolve(greeted);
    };
    socket
      .once('data', () => done(true))
      .once('error', () => done(false))
      .once('close', () => done(false));
  });
}
