import { Controller, Get, Query } from '@nestjs/common';
import { page } from '@kontor/contracts/common';
import { auditList } from '@kontor/contracts/people';
import { sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../platform/database/database.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { ForRoles } from './signed-in.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

@Controller('audit')
export class AuditController {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  @Get()
  @ForRoles('admin')
  @Does(
    'Lists who changed settings, rights and secrets, or signed in, and from which address, the newest first.',
  )
  @Answers(auditList)
  async list(@Query({ schema: page }) { limit, cursor }: z.infer<typeof page>) {
    const after = cursor && readCursor(cursor, place);
    const rows = await this.db.sql
      .selectFrom('audit')
      .selectAll()
      .$if(Boolean(after), (query) =>
        query.where(sql<boolean>`(at, id) < (${new Date(after![0])}::timestamptz, ${after![1]}::uuid)`),
      )
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        actorId: row.actor_id,
        action: row.action,
        subject: row.subject,
        data: row.data,
        address: row.address,
      })),
      next: last ? cursorOf([last.at.toISOString(), last.id]) : null,
    };
  }
}
