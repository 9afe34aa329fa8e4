import type { ChannelSettings, QuarantineList } from '@kontor/contracts/settings';
import { Refused } from '../support/api.ts';
import type { PatientAdmin } from './kills-admin.ts';
import type { Books } from './kills-books.ts';
import type { PlannedMail } from './kills-plan.ts';
import type { Storm } from './kills-storm.ts';

type Quarantined = QuarantineList['items'][number];

/** Beside the hostile ones, only what was in work each time a process or PostgreSQL died: three times. */
const diedWith = 'Kontor or its database stopped while reading it';

/** What the storm left in quarantine: all hostile mails that were acknowledged, and nothing that could have been read. */
export function quarantineFaults(
  inside: Pick<Quarantined, 'subject' | 'number' | 'reason'>[],
  { acknowledged }: Pick<Books, 'acknowledged'>,
  mails: Pick<PlannedMail, 'word' | 'hostile'>[],
): string[] {
  const words = new Set(inside.map(wordOf));
  const hostile = mails.filter(({ word, hostile }) => hostile && acknowledged.has(word));
  const known = new Set(hostile.map(({ word }) => word));
  return [
    ...hostile
      // More than once, when a 250 got lost and it was handed over again.
      .filter(({ word }) => !words.has(word))
      .map(({ word }) => `${word} is beyond a limit and is not in quarantine`),
    ...inside
      .filter((item) => !known.has(wordOf(item)) && !item.reason.startsWith(diedWith))
      .map((item) => `${wordOf(item)} is in quarantine: ${item.reason}`),
  ];
}

/** A person raises the limit and has each tried again, pressing twice. Gives how many there were. */
export async function retryAll({ admin }: Storm): Promise<number> {
  const { items: channels } = await admin.ask<{ items: ChannelSettings[] }>('GET', '/channels');
  for (const { id, kind, name, brandId, teamId, teamIds, enabled, settings } of channels) {
    const limits = { ...(settings['limits'] as object), maxParts: 1_000 };
    const body = { kind, name, brandId, teamId, teamIds, enabled, settings: { ...settings, limits } };
    await admin.ask('PUT', `/channels/${id}`, body);
  }
  const inside = await inQuarantine(admin);
  for (const { number } of inside) await Promise.all([retry(admin, number), retry(admin, number)]);
  return inside.length;
}

async function retry(admin: PatientAdmin, number: number): Promise<void> {
  await admin.ask('POST', `/quarantine/${number}/retry`).catch((error: unknown) => {
    // The other press was first.
    if (!(error instanceof Refused && error.status === 404)) throw error;
  });
}

/** Everything that is in quarantine. */
export async function inQuarantine(admin: PatientAdmin): Promise<Quarantined[]> {
  const items: Quarantined[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: QuarantineList = await admin.ask(
      'GET',
      `/quarantine?limit=50${cursor && `&cursor=${cursor}`}`,
    );
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

const wordOf = ({ subject, number }: Pick<Quarantined, 'subject' | 'number'>): string =>
  /mail\d{5}x/.exec(subject)?.[0] ?? `receipt ${number}`;
