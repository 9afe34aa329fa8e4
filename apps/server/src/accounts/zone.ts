import { Problem } from '../platform/problem.ts';

/** An IANA name that this Node knows, or none. */
export function refuseUnknownZone(zone: string | null): void {
  if (zone === null) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new Problem('invalid_request', `"${zone}" is no time zone; Europe/Zurich is one.`, {
      errors: [{ path: 'zone', message: 'Choose a time zone like Europe/Zurich' }],
    });
  }
}
