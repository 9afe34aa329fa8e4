import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './certificate.ts';
import type { Dovecot } from './dovecot.ts';
import { endsWithUs } from './ends-with-us.ts';
import { freePorts, untilGreeted } from './free-ports.ts';

export interface PostfixOptions {
  /** Where mail for its users ends, and who checks logins. */
  dovecot: Dovecot;
  /** Bytes. */
  maxBytes?: number;
  /** Addresses (users of the Dovecot) whose mail goes to another SMTP server of loopback instead, and its port. */
  handOver?: { addresses: string[]; port: number };
}

export interface Postfix {
  host: 'localhost';
  /** Takes mail for the users of the Dovecot from anyone, for others from nobody; STARTTLS and login are offered. */
  port: number;
  /** Takes the same mail, and goes on when the Dovecot, which checks logins, is away: nobody can log in here. */
  portIn: number;
  /** The same, TLS from the start. */
  portTls: number;
  /** PEM of its certificate. */
  ca: string;
  /** Tries at once again what waits in the queue. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A Postfix with configuration, queue and ports of its own, handing mail to a Dovecot by LMTP. Needs root, as Postfix does. */
export async function startPostfix({
  dovecot,
  maxBytes = 30_000_000,
  handOver,
}: PostfixOptions): Promise<Postfix> {
  if (process.getuid?.() !== 0) throw new Error('Postfix starts only as root.');
  const dir = await mkdtemp(join(tmpdir(), 'kpost-'));
  await chmod(dir, 0o755);
  const [port, portIn, portTls] = (await freePorts(3)) as [number, number, number];
  const { pem } = await selfSigned(dir);
  for (const sub of ['etc', 'queue', 'data', 'log']) await mkdir(join(dir, sub));
  await writeFile(join(dir, 'etc', 'main.cf'), mainCf(dir, dovecot, maxBytes, handOver));
  await writeFile(join(dir, 'etc', 'master.cf'), masterCf(port, portIn, portTls));
  await run('chown', ['postfix', join(dir, 'data')]);
  const child: ChildProcess = spawn('postfix', ['-c', join(dir, 'etc'), 'start-fg'], {
    stdio: 'ignore',
    detached: true,
  });
  endsWithUs(child);
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      await run('postfix', ['-c', join(dir, 'etc'), 'stop']);
      await ended;
    }
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  const ended = once(child, 'exit').then(async () => {
    throw new Error(
      `Postfix ended: ${await readFile(join(dir, 'log', 'mail.log'), 'utf8').catch(() => 'without a log')}`,
    );
  });
  ended.catch(() => {});
  try {
    await Promise.race([untilGreeted(port), ended]);
  } catch (error) {
    await close();
    throw error;
  }
  const flush = () => run('postqueue', ['-c', join(dir, 'etc'), '-f']);
  return { host: 'localhost', port, portIn, portTls, ca: pem, flush, close };
}

async function run(command: string, args: string[]): Promise<void> {
  await once(spawn(command, args, { stdio: 'ignore' }), 'exit');
}

function mainCf(
  dir: string,
  dovecot: Dovecot,
  maxBytes: number,
  handOver: PostfixOptions['handOver'],
): string {
  const transports = handOver?.addresses.map(
    (address) => `{ ${address} = smtp:[127.0.0.1]:${handOver.port} }`,
  );
  const users = Object.keys(dovecot.users);
  const domains = [...new Set(users.map((user) => user.slice(user.lastIndexOf('@') + 1)))];
  return `compatibility_level = 3.6
queue_directory = ${dir}/queue
data_directory = ${dir}/data
maillog_file = ${dir}/log/mail.log
maillog_file_prefixes = ${dir}/log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.${domains[0]}
mydestination =
mynetworks =
local_recipient_maps =
alias_maps =
alias_database =
virtual_mailbox_domains = ${domains.join(' ')}
virtual_mailbox_maps = inline:{ ${users.map((user) => `{ ${user} = 1 }`).join(' ')} }
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.ports.lmtp}
transport_maps =${transports ? ` inline:{ ${transports.join(' ')} }` : ''}
default_transport = error:no mail leaves this machine
relayhost =
recipient_delimiter = +
smtpd_tls_cert_file = ${dir}/cert.pem
smtpd_tls_key_file = ${dir}/key.pem
smtpd_tls_security_level = may
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${dovecot.ports.auth}
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtputf8_enable = yes
smtp_dns_support_level = disabled
disable_dns_lookups = yes
message_size_limit = ${maxBytes}
mailbox_size_limit = 0
virtual_mailbox_limit = 0
`;
}

function masterCf(port: number, portIn: number, portTls: number): string {
  return `127.0.0.1:${port} inet n - n - - smtpd
127.0.0.1:${portIn} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=no
127.0.0.1:${portTls} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
smtp unix - - n - - smtp
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
`;
}
