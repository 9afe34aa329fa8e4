import type { ListenIo } from '@kontor/channel-kit/adapter';
import { tell } from '@kontor/channel-kit/sentences';
import { say } from '../texts.ts';
import { SayableFault } from './fault.ts';

/**
 * Waits until the core has written something. Ends at once when listening is stopped: nobody waits for a database then.
 * A core that cannot write is said to people; what was to be written stays in the mailbox.
 */
export async function stored(io: Pick<ListenIo, 'signal'>, work: Promise<void>): Promise<void> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(io.signal.reason);
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    io.signal.throwIfAborted();
    await Promise.race([work, stopped]);
  } catch (error) {
    work.catch(() => {});
    if (io.signal.aborted) throw error;
    throw new SayableFault(tell(say('email.store.failed'), [say('email.do.disk')]));
  } finally {
    io.signal.removeEventListener('abort', stop);
  }
}
