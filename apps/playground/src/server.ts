import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onEnd } from './lifeline.ts';
import { startPlayground } from './playground.ts';
import { readSettings } from './settings.ts';

export { startPlayground } from './playground.ts';

async function main(): Promise<void> {
  const { page, ...settings } = readSettings(process.env);
  const playground = await startPlayground({ port: page, ...settings });
  onEnd(() => {
    void playground.stop().then(() => process.exit(0));
  });
  process.send?.('ready');
}

const started = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (started) {
  main().catch((error: unknown) => {
    process.stderr.write(
      `The playground cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  });
}
