import { Inject, Injectable } from '@nestjs/common';
import type { ConversationList } from '@kontor/contracts/conversation';
import type { Context } from '@kontor/domain/condition/context';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Database } from '../platform/database/database.ts';
import { Problem } from '../platform/problem.ts';

@Injectable()
export class Search {
  constructor(@Inject(Database) readonly db: Database) {}

  async conversations(
    _me: SignedIn,
    _text: string,
    _page: { limit: number; cursor?: string | undefined },
    _context: Context,
  ): Promise<ConversationList> {
    throw new Problem('not_possible', 'Text search is not there yet.');
  }
}
