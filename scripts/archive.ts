// npm run backup -- FILE, npm run restore -- FILE [--replace]
import { parseArgs } from 'node:util';
import { backup, restore } from '../apps/server/src/platform/archive/commands.ts';
import { readConfig } from '../apps/server/src/platform/config.ts';
import { ArgumentFault } from './lib/arguments.ts';

const usage = 'npm run backup -- FILE\nnpm run restore -- FILE [--replace]';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const [verb, file, ...more] = positionals;
  if (!file || more.length > 0 || (verb !== 'backup' && verb !== 'restore')) throw new ArgumentFault(usage);
  const config = readConfig(process.env);
  const told =
    verb === 'backup'
      ? await backup(config, file, new Date())
      : await restore(config, file, values.replace, new Date());
  process.stdout.write(`${told}\n`);
} catch (error) {
  const { name, message, stack, code } = error as NodeJS.ErrnoException;
  const sentences = ['StartFault', 'ConfigError', 'ArchiveFault', 'ArgumentFault', 'DiskFull'];
  const expected = sentences.includes(name) || code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${expected ? message : stack}\n`);
  process.exitCode = 1;
}
