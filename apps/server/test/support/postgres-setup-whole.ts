import { startTestPostgres } from './postgres-setup.ts';

/** One PostgreSQL for all built Kontors of a run, where each has a database of its own. They are told by the environment. */
export default async (): Promise<() => Promise<void>> => {
  const { adminUrl, url, end } = await startTestPostgres();
  process.env['TEST_WHOLE_POSTGRES'] = JSON.stringify({ adminUrl, url });
  return end;
};
