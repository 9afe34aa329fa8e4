import type { BuiltKontor } from '../support/built-kontor.ts';
import type { Desk, Written } from '../support/desk.ts';
import { until } from '../support/until.ts';

interface Places {
  /** Texts of messages that were not taken back, and of drafts. */
  messages: { kind: string; text: string; state: string | null }[];
  drafts: string[];
  /** What arrived at the customers' mail server. */
  arrived: string[];
}

/** Every word that an agent wrote is in one place, once: sent and arrived, or a draft. Throws with every difference. */
export async function checkWords(kontor: BuiltKontor, desks: Desk[]): Promise<string> {
  await until(
    'no reply is on its way',
    async () =>
      !(await kontor.db.sql
        .selectFrom('message')
        .select('id')
        .where('state', 'in', ['held', 'queued', 'sending', 'retrying'])
        .executeTakeFirst()),
    90_000,
  );
  const messages = await kontor.db.sql
    .selectFrom('message')
    .select(['kind', 'text', 'state'])
    .where('kind', '!=', 'inbound')
    .where((eb) => eb.or([eb('state', 'is', null), eb('state', 'not in', ['undone', 'returned'])]))
    .execute();
  const drafts = await kontor.db.sql.selectFrom('draft').select('content').execute();
  const places: Places = {
    messages,
    drafts: drafts.map(({ content }) => content.text),
    arrived: kontor.taken.map(({ source }) => source.split(/^(?:On|Am) .*:$/m, 1)[0]!),
  };
  const words = desks.flatMap(({ written }) => written);
  const faults = words.flatMap((one) => faultsOf(one, places));
  if (faults.length > 0) throw new Error(`${faults.length} words astray:\n${faults.join('\n')}`);
  return `${words.length} words, each in one place: ${places.messages.length} messages, ${drafts.length} drafts`;
}

function faultsOf({ word, kind, believed }: Written, { messages, drafts, arrived }: Places): string[] {
  const has = (text: string) => text.split(/\W+/).includes(word);
  const sent = messages.filter(({ text }) => has(text));
  const begun = drafts.filter(has);
  const copies = arrived.filter(has).length;
  const faults: string[] = [];
  const places = `${sent.length} messages and ${begun.length} drafts`;
  if (sent.length + begun.length !== 1) faults.push(`${word} (${kind}) stands in ${places}`);
  // A later reply in the same conversation takes a draft along: it stood in its field.
  if (believed === 'sent' && sent.length !== 1) faults.push(`${word} looked sent and stands in ${places}`);
  const mails = kind === 'reply' ? sent.length : 0;
  if (copies !== mails) faults.push(`${word} arrived ${copies} times`);
  for (const { kind: as, state } of sent)
    if (as === 'outbound' && state !== 'sent') faults.push(`${word} ended as ${state}`);
  return faults;
}
