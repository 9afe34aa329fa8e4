import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './certificate.ts';
import { endsWithUs } from './ends-with-us.ts';
import { freePorts, untilGreeted } from './free-ports.ts';

export interface DovecotOptions {
  /** Address → password. */
  users: Record<string, string>;
  /** Folders beside INBOX, made at the first login. */
  folders?: string[];
  separator?: '/' | '.';
  /** Sessions allowed to one user at a time. */
  connections?: number;
  /** Storage for each mailbox, as Dovecot writes it: '1M'. */
  quota?: string;
  /** Where it asks whose an access token is: logins with one are let in then. */
  tokeninfo?: string;
}

export interface Dovecot {
  users: Record<string, string>;
  host: 'localhost';
  ports: { imap: number; imaps: number; lmtp: number; auth: number };
  /** PEM of its certificate. */
  ca: string;
  /** Puts a mail into a mailbox as a delivery agent would, also while the server is stopped. Returns its file name. */
  deliver(address: string, raw: string | Buffer, where?: { folder?: string; at?: Date }): Promise<string>;
  /** The mails in a folder, oldest first. */
  mails(address: string, folder?: string): Promise<string[]>;
  /** The file of a mail, wherever the server moved it within its folder. */
  fileOf(address: string, name: string, folder?: string): Promise<string>;
  /** Where the mails of a folder lie. */
  maildir(address: string, folder?: string): string;
  /** As after a restored backup: every UID is given anew. Only while the server is stopped. */
  renumber(address: string, folder?: string): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and removes all it had. */
  close(): Promise<void>;
}

/** A Dovecot of its own, in a folder of its own, on free ports of loopback: several may run side by side. */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const dir = await mkdtemp(join(tmpdir(), 'kdove-'));
  await chmod(dir, 0o755);
  const [imap, imaps, lmtp, auth] = (await freePorts(4)) as [number, number, number, number];
  const ports = { imap, imaps, lmtp, auth };
  const certificate = await selfSigned(dir);
  const owner = mailOwner();
  await mkdir(join(dir, 'mail'));
  await give(join(dir, 'mail'));
  const logins = Object.entries(options.users).map(
    ([user, password]) => `${user}:{PLAIN}${password}::::::\n`,
  );
  await writeFile(join(dir, 'users'), logins.join(''));
  if (options.tokeninfo)
    await writeFile(
      join(dir, 'oauth2.conf'),
      `tokeninfo_url = ${options.tokeninfo}\nusername_attribute = email\n`,
    );
  await writeFile(join(dir, 'dovecot.conf'), configuration(dir, ports, options, owner.name));

  async function give(path: string) {
    if (owner.uid !== process.getuid?.()) await chown(path, owner.uid, owner.gid);
  }

  function maildir(address: string, folder = 'INBOX'): string {
    const [user, domain] = address.toLowerCase().split('@') as [string, string];
    const home = join(dir, 'mail', domain, user);
    return folder === 'INBOX' ? home : join(home, `.${folder.replaceAll('/', '.')}`);
  }

  async function makeMaildir(address: string, folder?: string): Promise<string> {
    const at = maildir(address, folder);
    const [, domain] = address.toLowerCase().split('@') as [string, string];
    const paths = [
      join(dir, 'mail', domain),
      maildir(address),
      at,
      ...['tmp', 'new', 'cur'].map((sub) => join(at, sub)),
    ];
    for (const path of paths) if (await mkdir(path, { recursive: true })) await give(path);
    return at;
  }

  let child: ChildProcess | undefined;
  let delivered = 0;
  const dovecot: Dovecot = {
    users: options.users,
    host: 'localhost',
    ports,
    ca: certificate.pem,
    maildir,
    async deliver(address, raw, { folder, at } = {}) {
      const home = await makeMaildir(address, folder);
      const name = `${Math.floor(Date.now() / 1000)}.M${(delivered += 1)}P${process.pid}.kontor`;
      const wire = typeof raw === 'string' ? raw.replace(/\r?\n/g, '\r\n') : raw;
      await writeFile(join(home, 'tmp', name), wire);
      await give(join(home, 'tmp', name));
      if (at) await utimes(join(home, 'tmp', name), at, at);
      // The size it has noted is wrong now; it counts again.
      await rm(join(maildir(address), 'maildirsize'), { force: true });
      await rename(join(home, 'tmp', name), join(home, 'new', name));
      return name;
    },
    async mails(address, folder) {
      const home = maildir(address, folder);
      const files = await Promise.all(
        ['new', 'cur'].map(async (sub) =>
          (await readdir(join(home, sub)).catch(() => [])).map((name) => join(home, sub, name)),
        ),
      );
      const inOrder = files.flat().toSorted((a, b) => arrival(a) - arrival(b) || (a < b ? -1 : 1));
      return Promise.all(inOrder.map((file) => readFile(file, 'utf8')));
    },
    async fileOf(address, name, folder) {
      for (const sub of ['new', 'cur']) {
        const at = join(maildir(address, folder), sub);
        const found = (await readdir(at)).find((file) => file.startsWith(name));
        if (found) return join(at, found);
      }
      throw new Error(`No mail ${name}`);
    },
    async renumber(address, folder) {
      const home = maildir(address, folder);
      for (const file of await readdir(home))
        if (file.startsWith('dovecot.index')) await rm(join(home, file));
      const list = join(home, 'dovecot-uidlist');
      const [head = '', ...rows] = (await readFile(list, 'utf8')).trimEnd().split('\n');
      const first = 1_000;
      const validity = Number(/ V(\d+)/.exec(head)![1]) + 7;
      const renamed = rows.map((row, at) => row.replace(/^\d+/, String(first + at)));
      const header = head.replace(/ V\d+/, ` V${validity}`).replace(/ N\d+/, ` N${first + rows.length}`);
      await writeFile(list, [header, ...renamed, ''].join('\n'));
    },
    async start() {
      child = spawn('dovecot', ['-c', join(dir, 'dovecot.conf'), '-F'], { stdio: 'ignore', detached: true });
      endsWithUs(child);
      const ended = once(child, 'exit').then(async () => {
        throw new Error(
          `Dovecot ended: ${await readFile(join(dir, 'log'), 'utf8').catch(() => 'without a log')}`,
        );
      });
      ended.catch(() => {});
      await Promise.race([untilGreeted(ports.imap), ended]);
    },
    async stop() {
      const running = child;
      child = undefined;
      if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return;
      const ended = once(running, 'exit');
      // The whole group: its session processes would serve their clients on without it. Gently, for a process that is
      // killed within a mailbox leaves a lock behind that others respect for minutes.
      const group = -running.pid;
      process.kill(group, 'SIGTERM');
      await ended;
      for (let waited = 0; isAlive(group) && waited < 3_000; waited += 10)
        await new Promise((resolve) => setTimeout(resolve, 10));
      if (isAlive(group)) process.kill(group, 'SIGKILL');
    },
    async close() {
      await dovecot.stop();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await dovecot.start().catch(async (error: unknown) => {
    await dovecot.close();
    throw error;
  });
  return dovecot;
}

function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

/** Maildir names begin with the second, and behind M stands what orders those of one second. */
function arrival(file: string): number {
  const [, second = 0, within = 0] = /(\d+)\.M(\d+)P[^/]*$/.exec(file) ?? [];
  return Number(second) * 1_000_000 + Number(within);
}

/** As root, mail belongs to `nobody`: Dovecot reads none as root, and a file without permissions is unreadable then too. */
function mailOwner(): { name: string; uid: number; gid: number } {
  if (process.getuid?.() === 0) return { name: 'nobody', uid: 65_534, gid: 65_534 };
  const { username, uid, gid } = userInfo();
  return { name: username, uid, gid };
}

function configuration(
  dir: string,
  ports: Dovecot['ports'],
  { folders = [], separator = '/', quota, connections = 50, tokeninfo }: DovecotOptions,
  owner: string,
): string {
  const root = process.getuid?.() === 0;
  const own = root
    ? ''
    : `default_login_user = ${owner}
default_internal_user = ${owner}
default_internal_group = ${execFileSync('id', ['-gn']).toString().trim()}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
service stats {
  chroot =
}
`;
  const plugins = quota
    ? `mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = maildir:Mailbox
  quota_rule = *:storage=${quota}
}
`
    : '';
  const tokens = tokeninfo
    ? `passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${dir}/oauth2.conf
}
`
    : '';
  const made = folders.map((folder) => `  mailbox "${folder}" {\n    auto = subscribe\n  }\n`).join('');
  return `base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
disable_plaintext_auth = no
mail_max_userip_connections = ${connections}
auth_mechanisms = plain login${tokeninfo ? ' xoauth2' : ''}
auth_failure_delay = 0
login_trusted_networks =
mail_location = maildir:${dir}/mail/%Ld/%Ln
mail_uid = ${owner}
mail_gid = ${root ? 'nogroup' : userInfo().gid}
first_valid_uid = 1
first_valid_gid = 1
recipient_delimiter = +
namespace inbox {
  inbox = yes
  separator = ${separator}
${made}}
${tokens}passdb {
  driver = passwd-file
  args = username_format=%Lu ${dir}/users
}
userdb {
  driver = static
  args = uid=${owner} gid=${root ? 'nogroup' : userInfo().gid} home=${dir}/mail/%Ld/%Ln allow_all_users=no
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${ports.auth}
  }
}
${own}${plugins}`;
}
