import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

@Injectable()
export class Search {
  constructor(@Inject(Database) readonly db: Database) {}
}
