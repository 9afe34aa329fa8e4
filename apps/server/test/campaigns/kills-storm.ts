import type { Database } from '../../src/platform/database/database.ts';
import type { KontorProcess } from '../support/processes.ts';
import type { Redis } from '../support/redis.ts';
import type { PatientAdmin } from './kills-admin.ts';
import type { Books } from './kills-books.ts';
import type { Victim } from './kills-plan.ts';

/** The house in the storm, and what the outside sees of it. */
export interface Storm {
  db: Database;
  dataDir: string;
  web: KontorProcess;
  workers: [KontorProcess, KontorProcess];
  /** Where each of them takes mail in. */
  smtpPorts: [number, number];
  redis: Redis | undefined;
  admin: PatientAdmin;
  books: Books;
  /** What is on the wire to us at this moment. */
  flight: { handing: [number, number]; posting: number };
  /** How long the world's mail server thinks, before a recipient and before its answer to a mail. Milliseconds. */
  slowness: { before: number; after: number };
  /** The trial has ended, well or not: nobody tries on. */
  over: AbortSignal;
}

export function processOf({ web, workers }: Storm, victim: Victim): KontorProcess {
  const found = [web, ...workers].find(({ name }) => name === victim);
  if (!found) throw new Error(`${victim} is no process of Kontor`);
  return found;
}
