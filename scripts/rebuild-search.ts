// npm run rebuild-search: makes the search index anew, beside a running Kontor or without one.
import { readConfig } from '../apps/server/src/platform/config.ts';
import { withDatabase } from '../apps/server/src/platform/postgres/with-database.ts';
import { rebuildSearch } from '../apps/server/src/search/rebuilding.ts';

try {
  const found = await withDatabase(readConfig(process.env), (url) => rebuildSearch(url, tell));
  process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${found} messages can be found.\n`);
} catch (error) {
  const { name, message, stack } = error as Error;
  const expected = ['StartFault', 'ConfigError'].includes(name);
  process.stderr.write(`${expected ? message : stack}\n`);
  process.exitCode = 1;
}

function tell(done: number, total: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${total} messages`);
}
