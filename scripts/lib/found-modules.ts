import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './building.ts';

/** Loads every module of a folder through Vite, which understands what the server's sources are written in. */
export async function foundModules<Module extends { name: string }>(folder: string): Promise<Module[]> {
  const at = join(root, folder);
  if (!existsSync(at)) return [];
  const files = readdirSync(at).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const modules: Module[] = [];
  for (const file of files.toSorted()) {
    const { module } = await runnerImport<Partial<Module>>(join(at, file), {
      root: join(root, 'apps/server'),
      configFile: false,
      logLevel: 'error',
    });
    // Helpers that lie beside them export no name.
    if (typeof module.name === 'string') modules.push(module as Module);
  }
  return modules;
}
