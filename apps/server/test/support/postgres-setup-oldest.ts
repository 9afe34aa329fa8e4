import type { TestProject } from 'vitest/node';
import { startTestPostgres } from './postgres-setup.ts';

/** The same tests on the oldest PostgreSQL we support, as Debian installs it. */
export default (project: TestProject) => startTestPostgres(project, process.env['TEST_POSTGRES_OLDEST']);
