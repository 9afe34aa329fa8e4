import { EmailSettings } from '@kontor/email/settings';
import { ChannelBook } from '../../src/channels/channel-book.ts';
import { json } from '../../src/platform/database/json.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Cast, TeamName } from './cast.ts';
import type { TestKontor } from './kontor.ts';

interface Mailbox {
  address: string;
  aliases?: string[];
  /** The team of new conversations, and the teams that serve it: itself alone unless given. */
  team?: TeamName | null;
  servedBy?: TeamName[];
  /** Where replies go out, on loopback. */
  smtpPort: number;
  settings?: Partial<Parameters<typeof EmailSettings.parse>[0] & object>;
}

/** An e-mail channel that receives through Kontor's own listener. Gives its id. */
export async function addMailbox(kontor: TestKontor, mailbox: Mailbox): Promise<string> {
  const id = await insertMailbox(kontor.db, kontor.cast, mailbox);
  kontor.get(ChannelBook).forget();
  return id;
}

/** The same for a Kontor that runs in other processes. */
export async function insertMailbox(
  db: Database,
  cast: Pick<Cast, 'brandId' | 'teams'>,
  mailbox: Mailbox,
): Promise<string> {
  const id = newId();
  const settings = EmailSettings.parse({
    address: mailbox.address,
    aliases: mailbox.aliases ?? [],
    receive: 'listener',
    smtp: { host: '127.0.0.1', port: mailbox.smtpPort, security: 'none', login: 'none' },
    ...mailbox.settings,
  });
  await db.sql
    .insertInto('channel')
    .values({
      id,
      kind: 'email',
      name: mailbox.address,
      brand_id: cast.brandId,
      team_id: mailbox.team ? cast.teams[mailbox.team] : null,
      settings: json<Record<string, unknown>>(settings),
      addresses: [settings.address, ...settings.aliases],
      created_at: new Date('2026-01-01T00:00:00Z'),
    })
    .execute();
  const serving = mailbox.servedBy ?? (mailbox.team ? [mailbox.team] : ['support']);
  await db.sql
    .insertInto('channel_team')
    .values(serving.map((team) => ({ channel_id: id, team_id: cast.teams[team as TeamName] })))
    .execute();
  return id;
}
