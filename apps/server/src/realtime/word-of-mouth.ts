import { Redis } from 'ioredis';
import { newId } from '../platform/ids.ts';
import type { Listening } from '../platform/listening.ts';

const channel = 'kontor presence';

/** What processes tell each other and nobody keeps: who is lost on the way is told again soon. */
export interface WordOfMouth {
  tell(body: string): void;
  stop(): Promise<void>;
}

interface Needs {
  redisUrl: string | undefined;
  listening: Pick<Listening, 'tell' | 'on'>;
  hear(body: string): void;
  onError(error: Error): void;
}

/** Through Redis where there is one, else by NOTIFY, which costs the database a little for each key press. */
export async function openWordOfMouth({ redisUrl, listening, hear, onError }: Needs): Promise<WordOfMouth> {
  if (redisUrl) return throughRedis(redisUrl, hear, onError);
  listening.on('presence', hear);
  return {
    tell: (body) => void listening.tell('presence', body).catch(() => {}),
    stop: async () => {},
  };
}

async function throughRedis(
  url: string,
  hear: (body: string) => void,
  onError: (error: Error) => void,
): Promise<WordOfMouth> {
  const self = newId();
  // Nothing is kept for a Redis that is away: by then it would be untrue.
  const speaking = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  // Subscribes again by itself after each break.
  const hearing = new Redis(url, { maxRetriesPerRequest: null });
  for (const client of [speaking, hearing]) client.on('error', onError);
  hearing.on('message', (_, said: string) => {
    const space = said.indexOf(' ');
    if (said.slice(0, space) !== self) hear(said.slice(space + 1));
  });
  void hearing.subscribe(channel).catch(() => {});
  return {
    tell: (body) => void speaking.publish(channel, `${self} ${body}`).catch(() => {}),
    async stop() {
      speaking.disconnect();
      hearing.disconnect();
    },
  };
}
