import { connection } from './connection.ts';

/** Something could not be fetched: resolves once the server answers again. */
export const connectionReturned = () =>
  new Promise<void>((resolve) => {
    const stop = connection.whenReturned(() => {
      stop();
      resolve();
    });
    connection.noteFailedRequest();
  });
