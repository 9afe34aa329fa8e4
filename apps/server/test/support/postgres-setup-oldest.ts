import type { TestProject } from 'vitest/node';
import { provideTestPostgres } from './postgres-setup.ts';

/** The same tests on the oldest PostgreSQL we support, as Debian installs it. */
export default (project: TestProject) => provideTestPostgres(project, process.env['TEST_POSTGRES_OLDEST']);
