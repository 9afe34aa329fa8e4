import { markRead } from '../api/conversations.ts';
import { ApiProblem } from '../api/http.ts';

/** What was read while nobody could be told of it. */
const untold = new Map<string, number>();

/** Tells the server how far a conversation was read; without a connection, once there is one again. */
export async function tellRead(conversationId: string, seq: number): Promise<void> {
  untold.delete(conversationId);
  try {
    await markRead(conversationId, seq);
  } catch (error) {
    const isLost =
      error instanceof ApiProblem && ['no_connection', 'database_unavailable'].includes(error.code);
    if (isLost && !untold.has(conversationId)) untold.set(conversationId, seq);
  }
}
export function tellWhatWasRead(): void {
  for (const [id, seq] of Array.from(untold)) void tellRead(id, seq);
}
