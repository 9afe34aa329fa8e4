import { startKontor } from './kontor.ts';
import { readConfig } from './platform/config.ts';
import { StartFault } from './platform/start-fault.ts';

/** Longer than all parts of Kontor together may take after Ctrl-C, each of which is given up on its own. Milliseconds. */
const patience = 29_000;

try {
  const kontor = await startKontor(readConfig(process.env));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    await kontor.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.on('message', (message) => message === 'stop' && void stop());
  // Whoever started us is gone: nobody would stop us any more.
  process.on('disconnect', () => void stop());
  process.send?.({ ready: true, url: kontor.url, setupCode: kontor.setupCode });
  if (!process.send && kontor.setupCode)
    process.stdout.write(`\nOpen ${kontor.url}/setup and enter the one-time code ${kontor.setupCode}\n\n`);
} catch (error) {
  if (error instanceof StartFault) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`Kontor could not start: ${(error as Error).stack}\n`);
  process.exit(1);
}
