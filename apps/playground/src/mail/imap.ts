import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import type { Certificate } from './certificate.ts';
import { hoodiecrow, moveTo, type Handler } from './hoodiecrow.ts';
import { plugins } from './mailbox.ts';
import { isAddress, type Mailboxes } from './mailboxes.ts';
import { PASSWORD } from './smtp.ts';

/** The IMAP server before login: any address with the password gets its own mailbox. */
export async function startImap(at: Endpoint, mailboxes: Mailboxes, certificate?: Certificate) {
  const front = hoodiecrow({
    plugins: certificate ? [...plugins, 'STARTTLS'] : plugins,
    credentials: certificate ?? {},
    storage: { INBOX: {} },
  });
  front.setMaxListeners(0);
  front.setCommandHandler('LOGIN', login(mailboxes));
  const sockets = new Set<Socket>();
  front.server.on('connection', (socket: Socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
  });
  front.listen(at.port, at.host, () => {});
  await once(front.server, 'listening');
  return {
    port: (front.server.address() as AddressInfo).port,
    async stop() {
      const closed = once(front.server, 'close');
      front.server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function login(mailboxes: Mailboxes): Handler {
  return (connection, parsed, data, done) => {
    const [user, password] = parsed.attributes ?? [];
    const answer = (command: string, value: string) =>
      connection.send(
        { tag: parsed.tag, command, attributes: [{ type: 'TEXT', value }] },
        `LOGIN ${command}`,
        parsed,
        data,
      );
    if (!user || !password) {
      answer('BAD', 'LOGIN takes an address and a password');
    } else if (connection.state !== 'Not Authenticated') {
      answer('BAD', 'Already logged in');
    } else if (!isAddress(user.value) || password.value !== PASSWORD) {
      answer('NO', `[AUTHENTICATIONFAILED] Log in with an e-mail address and the password "${PASSWORD}"`);
    } else {
      moveTo(mailboxes.open(user.value).imap, connection);
      connection.state = 'Authenticated';
      answer('OK', 'Logged in');
    }
    done();
  };
}
