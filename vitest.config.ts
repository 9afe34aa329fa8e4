import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/lib/longest-first.ts';

const tests = (...folders: string[]) => folders.map((folder) => `${folder}/**/*.test.ts`);
const project = (name: string, folders: string[], more: object = {}) => ({
  extends: true as const,
  test: {
    name,
    include: tests(...folders),
    exclude: ['**/*.e2e.test.ts', '**/node_modules/**', '**/dist/**'],
    ...more,
  },
});

/** Set by `npm test` to the folder of the oldest PostgreSQL we support: the tests on a database run there too. */
const oldest = process.env['TEST_POSTGRES_OLDEST']
  ? [
      project('server on the oldest PostgreSQL', [], {
        include: (process.env['TEST_POSTGRES_FILES'] ?? '').split(',').filter(Boolean),
        globalSetup: ['apps/server/test/support/postgres-setup-oldest.ts'],
      }),
    ]
  : [];

export default defineConfig({
  test: {
    // Real servers start in many of these; nothing asserts a duration.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('libs', ['libs']),
      project('adapters', ['channel-adapters']),
      project('scripts', ['scripts']),
      project('playground', ['apps/playground']),
      { ...project('console', ['apps/console']), plugins: [vue()] },
      project('server', ['apps/server'], { globalSetup: ['apps/server/test/support/postgres-setup.ts'] }),
      ...oldest,
      // The built application as people start it, each file with one of its own.
      {
        ...project('whole', []),
        test: {
          name: 'whole',
          include: ['**/*.e2e.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['apps/server/test/support/postgres-setup-whole.ts'],
          testTimeout: 900_000,
          // Campaigns side by side.
          maxConcurrency: 3,
        },
      },
    ],
  },
});
