// npm start, npm run demo: builds what is stale, starts Kontor in this process, in the demo the playground beside it.
import { type ChildProcess, fork } from 'node:child_process';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { readConfig, type Config } from '../apps/server/src/platform/config.ts';
import { lockDataDir } from '../apps/server/src/platform/postgres/data-lock.ts';
import { StartFault } from '../apps/server/src/platform/start-fault.ts';
import { readArguments } from './lib/arguments.ts';
import { buildStale, root } from './lib/building.ts';
import { markAsDemo, removeDemo } from './lib/demo-data.ts';
import { demoIsReady, workspaceIsReady } from './lib/greetings.ts';
import { takenPorts, type WantedPort } from './lib/ports.ts';

interface Kontor {
  url: string;
  setupCode: string | undefined;
  stop(): Promise<void>;
}

/** What a person can put right is said in a sentence; all else is a bug and keeps its stack. */
const sentences = ['StartFault', 'ConfigError', 'ArgumentFault', 'BuildFailed'];
const say = (text: string) => process.stdout.write(`${text}\n`);

/** How long work in hand may take after Ctrl-C. Milliseconds. */
const patience = 30_000;

let starting: Promise<Kontor> | undefined;
let kontor: Kontor | undefined;
let playground: ChildProcess | undefined;
let stoppingSince: number | undefined;

async function main(): Promise<void> {
  enableCompileCache(join(root, 'node_modules/.cache/kontor'));
  const { demo, fresh, customers, conversations } = readArguments(process.argv.slice(2));
  if (demo)
    Object.assign(process.env, {
      KONTOR_DEMO: '1',
      SMTP_LISTEN: process.env['SMTP_LISTEN'] || '127.0.0.1:2525',
      LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
      ...(customers && { KONTOR_DEMO_CUSTOMERS: customers }),
      ...(conversations && { KONTOR_DEMO_CONVERSATIONS: conversations }),
    });
  const config = readConfig(process.env);

  await refuseWhatIsTaken(config);
  if (fresh && config.databaseUrl)
    throw new StartFault(
      '--fresh empties only the demo’s own database; empty the one of DATABASE_URL yourself.',
    );
  if (fresh) await removeDemo(config.dataDir);
  if (demo) markAsDemo(config.dataDir);

  await buildStale(demo ? ['server', 'console', 'playground'] : ['server', 'console'], say);
  const playgroundReady = demo ? startPlayground(config) : undefined;
  const { startKontor } = (await import(join(root, 'apps/server/dist/kontor.js'))) as {
    startKontor(config: Config): Promise<Kontor>;
  };
  starting = startKontor(config);
  kontor = await starting;
  await playgroundReady;
  if (stoppingSince) return;
  say(demo ? demoIsReady(config, kontor.url) : workspaceIsReady(config, kontor.url, kontor.setupCode));
}

async function refuseWhatIsTaken(config: Config): Promise<void> {
  // Says who it is when it is Kontor itself, before its ports are in the way.
  if (!config.databaseUrl) lockDataDir(config.dataDir).release();
  const wanted: WantedPort[] = [{ variable: 'PORT', host: config.host, port: config.port }];
  if (config.smtpListen) wanted.push({ variable: 'SMTP_LISTEN', ...config.smtpListen });
  const { port, smtp, imap } = config.playground;
  if (config.demo)
    for (const [variable, number] of Object.entries({
      PLAYGROUND_PORT: port,
      PLAYGROUND_SMTP: smtp,
      PLAYGROUND_IMAP: imap,
    }))
      wanted.push({ variable, host: '127.0.0.1', port: number });
  const faults = await takenPorts(wanted);
  if (faults.length > 0) throw new StartFault(faults.join('\n'));
}

function startPlayground(config: Config): Promise<void> {
  const { port, smtp, imap } = config.playground;
  const child = fork(join(root, 'apps/playground/dist/server.js'), {
    // Its own group: Ctrl-C reaches us, and we stop it after Kontor has let go of it.
    detached: true,
    env: {
      ...process.env,
      PORT: String(config.port),
      PLAYGROUND_PORT: String(port),
      PLAYGROUND_SMTP: String(smtp),
      PLAYGROUND_IMAP: String(imap),
    },
  });
  playground = child;
  return new Promise((ready, fail) => {
    child.once('message', () => ready());
    child.once('error', fail);
    child.once('exit', (code) => {
      playground = undefined;
      if (stoppingSince) return ready();
      if (kontor) say('The playground has ended by itself; Kontor goes on without it.');
      else fail(new StartFault(`The playground did not start (exit code ${code}).`));
    });
  });
}

async function stop(code: number): Promise<void> {
  stoppingSince = Date.now();
  setTimeout(() => process.exit(1), patience).unref();
  // Also one that is still starting: PostgreSQL is not left behind.
  await starting?.then(
    (started) => started.stop(),
    () => {},
  );
  if (playground) {
    const ended = new Promise((done) => playground?.once('exit', done));
    playground.kill('SIGTERM');
    await ended;
  }
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // npm passes on what the terminal has sent us already: only a later one is a second wish.
    if (!stoppingSince) void stop(0);
    else if (Date.now() - stoppingSince > 1000) process.exit(1);
  });

main().catch((error: Error) => {
  process.stderr.write(`${sentences.includes(error.name) ? error.message : error.stack}\n`);
  void stop(1);
});
