import { conversationList, counts } from '@kontor/contracts/conversation';
import { directory } from '@kontor/contracts/settings';
import { builtInViews } from '@kontor/domain/condition/views';
import { beforeAll, expect, test } from 'vitest';
import { type PersonName, personNames } from './support/cast.ts';
import { sees, wordsOf } from './support/secrecy.ts';
import { type Asked, openToBeAsked } from './support/to-be-asked.ts';
import { matterNames } from './support/worded.ts';

let room: Asked['room'];
let matters: Asked['matters'];
let ask: Asked['ask'];
beforeAll(async () => {
  ({ room, matters, ask } = await openToBeAsked());
});

const wordsIn = (text: string) => wordsOf(matters, text);

test('lists hold what a person sees, however they are asked for, and a page at a time', async () => {
  const lists = async (person: PersonName) => {
    const list = async (query: string) =>
      conversationList.parse(JSON.parse((await ask(person, 'GET', `/api/v1/conversations?${query}`)).text));
    const namesOf = ({ items }: { items: { id: string }[] }) =>
      matterNames.filter((name) => items.some(({ id }) => id === matters[name].id));
    for (const { name } of builtInViews) await list(`view=${name}&limit=100`);
    expect([person, namesOf(await list('view=everything&limit=100'))]).toEqual([person, sees[person]]);
    for (const name of matterNames) {
      const { customerId, word } = matters[name];
      const its = sees[person].includes(name) ? [name] : [];
      expect(namesOf(await list(`view=everything&customer=${customerId}`))).toEqual(its);
      const found = await ask(person, 'GET', `/api/v1/customers?query=${word}`);
      expect([person, wordsIn(found.text)]).toEqual([person, its.map(() => word)]);
      const searched = await ask(person, 'GET', `/api/v1/conversations?view=everything&query=${word}-text`);
      if (searched.status === 200)
        expect([person, wordsIn(searched.text)]).toEqual([person, its.map(() => word)]);
      else expect(searched.text).toContain('Text search is not there yet.');
    }
    for (const team of Object.values(room.kontor.cast.teams)) await list(`view=everything&team=${team}`);
    for (const channel of Object.values(room.boxes)) await list(`view=everything&channel=${channel}`);
    const paged = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list(`view=everything&limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      paged.push(...namesOf(page));
      cursor = page.next;
    }
    expect([person, paged.toSorted()]).toEqual([person, sees[person].toSorted()]);
  };
  await Promise.all(personNames.map(lists));
});

test('the directory names the channels of one’s teams, and those of what one sees and nobody has resolved', async () => {
  const { boxes } = room;
  const named = async (person: PersonName) => {
    const { channels } = await room.kontor.api(person).get('/directory', directory);
    return channels.map(({ id }) =>
      Object.keys(boxes).find((name) => boxes[name as keyof typeof boxes] === id),
    );
  };
  const expected: Record<PersonName, (keyof typeof boxes)[]> = {
    admin: ['board', 'hr', 'jobs', 'returns', 'social', 'support'],
    tim: ['jobs', 'returns', 'support'],
    // Lena, Mara and Nora see one matter of HR's each: as mentioned, assigned and following.
    lena: ['hr', 'jobs', 'support'],
    mara: ['hr', 'returns'],
    nora: ['hr', 'social'],
  };
  for (const person of personNames)
    expect([person, (await named(person)).toSorted()]).toEqual([person, expected[person]]);
});

test('counts count what a person sees, and name no team or channel for the rest', async () => {
  const { teams } = room.kontor.cast;
  const { boxes } = room;
  const team = (named: Partial<Record<keyof typeof teams, number>>) =>
    Object.fromEntries(Object.entries(named).map(([name, n]) => [teams[name as keyof typeof teams], n]));
  const box = (named: Partial<Record<keyof typeof boxes, number>>) =>
    Object.fromEntries(Object.entries(named).map(([name, n]) => [boxes[name as keyof typeof boxes], n]));
  // Each matter has a reply that failed, and a draft that is the admin's.
  const views = (mine: number, all: number, mentions = 0) => ({
    mine,
    unassigned: all - mine,
    mentions,
    all,
    waiting: 0,
    snoozed: 0,
    drafts: 0,
    failed: all,
  });
  const expected = {
    admin: {
      views: { ...views(0, 9), unassigned: 8, drafts: 9 },
      teams: team({ support: 1, returns: 1, hr: 4, social: 1 }),
      channels: box({ support: 1, returns: 1, hr: 4, social: 1, jobs: 1, board: 1 }),
      failed: 9,
      quarantine: 6,
    },
    tim: {
      views: views(0, 3),
      teams: team({ support: 1, returns: 1 }),
      channels: box({ support: 1, returns: 1, jobs: 1 }),
      failed: 3,
      quarantine: 4,
    },
    lena: {
      views: views(0, 3, 1),
      teams: team({ support: 1, hr: 1 }),
      channels: box({ support: 1, jobs: 1, hr: 1 }),
      failed: 3,
      quarantine: 0,
    },
    mara: {
      views: views(1, 2),
      teams: team({ returns: 1, hr: 1 }),
      channels: box({ returns: 1, hr: 1 }),
      failed: 2,
      quarantine: 0,
    },
    nora: {
      views: views(0, 2),
      teams: team({ social: 1, hr: 1 }),
      channels: box({ social: 1, hr: 1 }),
      failed: 2,
      quarantine: 0,
    },
  };
  for (const person of personNames)
    expect([person, await room.kontor.api(person).get('/counts', counts)]).toEqual([
      person,
      { ...expected[person], notifications: sees[person].length },
    ]);
});
