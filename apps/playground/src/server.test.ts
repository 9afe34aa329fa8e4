import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { freePorts } from '../test/ports.ts';
import { readSettings } from './settings.ts';

const server = fileURLToPath(new URL('./server.ts', import.meta.url));

async function environment() {
  const [page, smtp, imap] = await freePorts(3);
  return {
    ports: [page!, smtp!, imap!],
    env: {
      ...process.env,
      PLAYGROUND_PORT: `${page}`,
      PLAYGROUND_SMTP: `127.0.0.1:${smtp}`,
      PLAYGROUND_IMAP: `127.0.0.1:${imap}`,
    },
  };
}

function start(file: string, env: NodeJS.ProcessEnv): ChildProcess {
  const child = fork(file, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

test('says that it is ready when all three ports answer, prints nothing, and stops when told', async () => {
  const { env, ports } = await environment();
  const child = start(server, env);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  expect((await once(child, 'message'))[0]).toBe('ready');
  expect(await Promise.all(ports.map(answers))).toEqual([true, true, true]);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await Promise.all(ports.map(answers))).toEqual([false, false, false]);
  expect(printed).toBe('');
});

test('ends when its parent is killed', async () => {
  const { env, ports } = await environment();
  const parent = start(fileURLToPath(new URL('../test/parent.ts', import.meta.url)), env);
  expect((await once(parent, 'message'))[0]).toBe('ready');
  parent.kill('SIGKILL');
  while (await answers(ports[0]!)) await pause(50);
  expect(await Promise.all(ports.map(answers))).toEqual([false, false, false]);
});

test('a port that is taken is named, and nothing stays behind', async () => {
  const { env, ports } = await environment();
  const first = start(server, env);
  await once(first, 'message');
  const second = start(server, env);
  let printed = '';
  second.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  expect(await once(second, 'exit')).toEqual([1, null]);
  expect(printed).toContain('The playground cannot start');
  expect(printed).toContain(String(ports[1]));
});

test('a setting beyond loopback or without sense is refused by name', () => {
  expect(() => readSettings({ PLAYGROUND_SMTP: '0.0.0.0:2526' })).toThrow(/PLAYGROUND_SMTP.*loopback/);
  expect(() => readSettings({ PLAYGROUND_IMAP: 'here' })).toThrow(/PLAYGROUND_IMAP.*127\.0\.0\.1/);
  expect(() => readSettings({ PLAYGROUND_PORT: '99999' })).toThrow(/PLAYGROUND_PORT/);
  expect(readSettings({})).toMatchObject({
    page: { host: '127.0.0.1', port: 3100 },
    smtp: { host: '127.0.0.1', port: 2526 },
    imap: { host: '127.0.0.1', port: 2143 },
    deliverTo: { host: '127.0.0.1', port: 2525 },
    starttls: false,
  });
});
