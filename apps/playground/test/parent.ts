/** Starts the playground as the demo does, to be killed in a test. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = fork(fileURLToPath(new URL('../src/server.ts', import.meta.url)));
child.on('message', (message) => process.send?.(message));
