import { v7 } from 'uuid';

/** Ids are made here and not by the database, because PostgreSQL 15 has no UUIDv7. */
export function newId(): string {
  return v7();
}

/** An id that sorts where something of that time belongs: for imports. */
export function idAt(at: Date): string {
  return v7({ msecs: at.getTime() });
}
