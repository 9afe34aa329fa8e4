import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EventMap } from '@kontor/contracts/events';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { followByBookmark } from '../timeline/bookmarked.ts';
import type { StoredEvent } from '../timeline/following.ts';
import { indexMessages, moveConversations } from './index-upkeep.ts';
import { reader } from './rebuilding.ts';

/**
 * Nobody searches for what came a moment ago, and a message costs half as much among fifty as among ten: what comes within a
 * second is indexed together. In a rush it leaves three quarters of the time to those who take in and answer, and catches up
 * afterwards. Milliseconds.
 */
const rest = (worked: number) => Math.min(Math.max(1_000, 3 * worked), 3_000);

/** Keeps the index up with what happens. */
@Injectable()
export class SearchReader implements OnApplicationBootstrap, OnApplicationShutdown {
  #following: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.#following = followByBookmark({
      db: this.db,
      signals: this.signals,
      reader,
      async write(tx, events) {
        await indexMessages(tx, messagesIn(events));
        await moveConversations(tx, movedIn(events));
      },
      rest,
      onError: (error) =>
        this.log.warn({ err: error }, 'The search index could not be kept up; trying again'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#following?.stop();
  }
}

/** Facts after which a message can be found, or not any more. */
const ofMessages = new Set([
  'customer.wrote',
  'automatic.received',
  'history.imported',
  'note.written',
  'reply.accepted',
  'reply.undone',
  'reply.returned',
]);

function messagesIn(events: StoredEvent[]): string[] {
  return unique(
    events
      .filter(({ type }) => ofMessages.has(type))
      .map(({ data }) => (data as EventMap['customer.wrote']).messageId),
  );
}

function movedIn(events: StoredEvent[]): string[] {
  return unique(
    events
      .filter(({ type }) => type === 'conversation.team_changed')
      .flatMap(({ conversation_id }) => conversation_id ?? []),
  );
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
