import { Inject, Injectable } from '@nestjs/common';
import type { InboundMessage } from '@kontor/channel-kit/envelope';
import type { Actor } from '@kontor/contracts/events';
import type { OpenChannel } from '../channels/channel-book.ts';
import type { Writer } from '../customer/finding-handles.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { ConversationChanges, ConversationRow, NewFact } from '../timeline/recording.ts';

export interface Opening {
  channel: OpenChannel;
  message: InboundMessage;
  writer: Writer;
  id: string;
  language: string | null;
  at: Date;
  automatic: boolean;
}

export interface Routed {
  changes: ConversationChanges;
  facts: NewFact[];
  /** Which rule stands behind which of the facts. */
  actors: [NewFact, Actor][];
}

@Injectable()
export class Routing {
  constructor(@Inject(Database) readonly db: Database) {}

  async opened(_tx: Sql, _opening: Opening): Promise<Routed> {
    return { changes: {}, facts: [], actors: [] };
  }

  async customerWrote(
    _tx: Sql,
    _conversation: ConversationRow,
    _channel: OpenChannel,
    _message: InboundMessage,
    _writer: Writer,
    _at: Date,
  ): Promise<void> {}
}
