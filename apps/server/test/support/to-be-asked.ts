import { newId } from '../../src/platform/ids.ts';
import type { Sent } from './api.ts';
import type { PersonName } from './cast.ts';
import { tellEveryoneOfEach } from './notified.ts';
import { guard, quarantined, type QuarantinedAt, unwrapped } from './secrecy.ts';
import { type MatterName, openBoxes, openWorded, quarantine, type Worded } from './worded.ts';

/** Conversations that not everyone sees, and a way to ask for them that fails when an answer tells too much. */
export interface Asked {
  room: Awaited<ReturnType<typeof openBoxes>>;
  matters: Record<MatterName, Worded>;
  /** By team: with its source, and without. */
  receipts: Record<QuarantinedAt, { whole: number; unfetched: number }>;
  ask(person: PersonName | undefined, method: string, path: string, body?: unknown): Promise<Sent>;
}

export async function openToBeAsked(): Promise<Asked> {
  const room = await openBoxes();
  const matters = await openWorded(room);
  await tellEveryoneOfEach(room, matters);
  const put = async (team: QuarantinedAt) => ({
    whole: await quarantine(room, room.boxes[team]!, quarantined[team]),
    unfetched: await quarantine(room, room.boxes[team]!, quarantined[team], false),
  });
  const receipts = { support: await put('support'), returns: await put('returns'), hr: await put('hr') };
  return {
    room,
    matters,
    receipts,
    async ask(person, method, path, body) {
      const { api, url } = room.kontor;
      const headers = { 'idempotency-key': newId() };
      const answer = await api(person).send(method, `${url}${path}`, body, { headers });
      guard(matters, person, `${method} ${path}`, unwrapped(answer));
      return answer;
    },
  };
}
