// Runs the embedded PostgreSQL of a data folder as a process of its own, for tests that kill it.
// node run-embedded.ts DATA_DIR → prints one line of JSON when ready, stops on SIGINT.
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';

try {
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2]! });
  const held = setInterval(() => {}, 1000);
  // Before it says that it is ready: the signal may follow at once.
  process.once('SIGINT', () => void postgres.stop().then(() => clearInterval(held)));
  process.stdout.write(`${JSON.stringify({ url: postgres.url, adminUrl: postgres.adminUrl })}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).name}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
