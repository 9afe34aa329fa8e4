// npm run dev: the demo with hot reload. The console by Vite's own server; the server is built again and restarted when
// its sources change. -- --real: an empty workspace instead of the demo.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { readConfig } from '../apps/server/src/platform/config.ts';
import { buildStale, root } from './lib/building.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const demo = !process.argv.includes('--real');

Object.assign(process.env, {
  DATA_DIR: process.env['DATA_DIR'] || (demo ? '.data-dev-demo' : '.data-dev'),
  ...(demo && { KONTOR_DEMO: '1', SMTP_LISTEN: process.env['SMTP_LISTEN'] || '127.0.0.1:2525' }),
});
const config = readConfig(process.env);
process.env['KONTOR_SERVER'] = `http://${config.host}:${config.port}`;

let server: ChildProcess | undefined;
let playground: ChildProcess | undefined;
let restarting = Promise.resolve();
let stopping = false;

/** One after the other: PostgreSQL belongs to one server at a time. */
function restart(): void {
  restarting = restarting.then(async () => {
    await stopServer();
    if (stopping) return;
    server = fork(join(root, 'apps/server/dist/main.js'), { detached: true });
    server.on('message', (message: { url?: string; setupCode?: string }) => {
      if (message.url)
        say(`Server: ${message.url}${message.setupCode ? `, one-time code ${message.setupCode}` : ''}`);
    });
  });
}

async function stopServer(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

if (demo) {
  await buildStale(['playground'], say);
  playground = fork(join(root, 'apps/playground/dist/server.js'), { detached: true });
  playground.once('message', () => say(`Playground: http://127.0.0.1:${config.playground.port}`));
}

const watcher = await build({
  root: join(root, 'apps/server'),
  logLevel: 'warn',
  build: { watch: {} },
});
if (!('on' in watcher)) throw new Error('Vite did not watch');
watcher.on('event', (event) => {
  if (event.code === 'BUNDLE_END') restart();
  if (event.code === 'ERROR') say(event.error.message);
});

const vite = await createServer({ root: join(root, 'apps/console'), logLevel: 'warn' });
await vite.listen();
say(`Console with hot reload: ${vite.resolvedUrls?.local[0]}`);

const stop = async () => {
  if (stopping) return;
  stopping = true;
  await Promise.all([watcher.close(), vite.close(), restarting.then(stopServer)]);
  playground?.kill('SIGTERM');
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
