import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openConsole, startChromium } from '../support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from '../support/built-kontor.ts';
import { password } from '../support/cast.ts';
import { type CuttingLine, openCuttingLine, places } from '../support/cutting-line.ts';
import { Desk, type Matter } from '../support/desk.ts';
import { createRandom, type Random } from '../support/random.ts';
import { until } from '../support/until.ts';
import { without } from '../support/without.ts';
import type { Trial } from './campaign.ts';
import { checkWords } from './network-cuts-books.ts';
import { sameAsFresh } from './network-cuts-screens.ts';

export const name = 'network-cuts';
export const says =
  'The network of two agents in two browsers goes at random: drafts are kept, no reply is lost or doubled, both screens are as fetched';
/** Cuts. */
export const rounds = 50;
export const isLeftOut = without('chromium');

const many = 4;
const agents = ['lena', 'tim'] as const;

export async function run({ rounds: cuts, seed, log }: Trial): Promise<void> {
  const kontor = await startBuiltKontor();
  let browser: Browser | undefined;
  const lines: CuttingLine[] = [];
  try {
    const matters = await openMatters(kontor);
    browser = await startChromium();
    const desks: Desk[] = [];
    for (const agent of agents) {
      const line = await openCuttingLine(kontor.url);
      lines.push(line);
      const { email } = kontor.cast.people[agent];
      const page = await openConsole(browser, line.url, { email, password }, { width: 1440, height: 1100 });
      await page.goto(`${line.url}/inbox/everything`);
      desks.push(new Desk(agent, page, createRandom(`${seed} ${agent}`)));
    }
    const said = await workThrough(kontor, matters, desks, lines, { cuts, seed, log });
    log(said);
    for (const desk of desks) await atRest(desk, matters);
    log(await checkWords(kontor, desks));
    for (const desk of desks) {
      for (const matter of matters) {
        await desk.open(matter);
        await sameAsFresh(desk.page, kontor.url);
      }
    }
    log('Both screens are as fetched');
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${kontor.output.slice(-8).join('')}`, { cause: error });
  } finally {
    await browser?.close();
    for (const line of lines) await line.close();
    await kontor.stop();
  }
}

async function openMatters(kontor: BuiltKontor): Promise<Matter[]> {
  const matters: Matter[] = [];
  for (let i = 0; i < many; i++) {
    const [from, subject] = [`customer${i}@kunde.example`, `Machine ${i} leaks`];
    await kontor.send({ from, subject, messageId: `<first-${i}@kunde.example>`, text: 'There is water.' });
    const row = await until(`${subject} is there`, () =>
      kontor.db.sql
        .selectFrom('conversation')
        .select(['id', 'number'])
        .where('subject', '=', subject)
        .executeTakeFirst(),
    );
    matters.push({ ...row, subject, from });
  }
  return matters;
}

/** Until so many cuts are through, agents work, customers write, and the network goes here and there. */
async function workThrough(
  kontor: BuiltKontor,
  matters: Matter[],
  desks: Desk[],
  lines: CuttingLine[],
  { cuts, seed, log }: { cuts: number; seed: number; log: Trial['log'] },
): Promise<string> {
  const random = createRandom(`${seed} network`);
  let isOver = false;
  let mails = 0;
  const counted = { inside: 0, all: 0 };
  const cutting = (async () => {
    while (counted.all < cuts) {
      if (await cutOnce(random, random.below(4) === 0 ? lines : [random.pick(lines)])) counted.inside++;
      counted.all++;
      if (counted.all % 10 === 0) log(`${counted.all} cuts`);
      await customerWrites(kontor, random.pick(matters), ++mails);
    }
  })().finally(() => (isOver = true));
  const working = desks.map(async (desk) => {
    while (!isOver) await desk.work(matters);
  });
  await Promise.all([cutting, ...working]);
  const words = desks.reduce((sum, { written }) => sum + written.length, 0);
  return `${counted.all} cuts, ${counted.inside} of them inside a request; ${words} replies, notes and drafts, ${mails} mails`;
}

/** With the next change that somebody makes, or while nothing is asked for; then some time without a network. */
async function cutOnce(random: Random, lines: CuttingLine[]): Promise<boolean> {
  await wait(300 + random.below(1500));
  const place = random.pick([...places, null]);
  if (place) for (const line of lines) line.cutAt(place);
  await wait(place ? 2500 : 0);
  const inside = lines.map((line) => line.cut());
  await wait(random.pick([50, 500, 2500, 4500]));
  for (const line of lines) line.mend();
  return inside.some(Boolean);
}

function customerWrites(kontor: BuiltKontor, { from, subject, number }: Matter, n: number): Promise<void> {
  return kontor.send({ from, subject: `Re: ${subject} [#${number}]`, text: `And more water, ${n}.` });
}

/** The network is there; what was kept is saved, and nothing is on its way. */
async function atRest(desk: Desk, matters: Matter[]): Promise<void> {
  for (const matter of matters) {
    await desk.open(matter);
    await until(`${desk.name}'s drafts are saved`, async () => {
      const states = await desk.page.locator('.composer').innerText();
      return !/Saving draft|Kept in this browser/.test(states);
    });
  }
}
