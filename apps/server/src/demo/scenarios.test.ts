import { describe, expect, test } from 'vitest';
import { attachment } from './files/attachments.ts';
import { domain, foundCompany } from './cast.ts';
import { People } from './people.ts';
import { Random } from './random.ts';
import type { Course, Scenario, TeamName } from './scenario.ts';
import { scenarios } from './scenarios/all.ts';
import { Slots } from './slots.ts';
import { compile, slotsOf } from './template.ts';
import { Workdays } from './workdays.ts';

const now = Date.UTC(2026, 10, 17, 8, 46);
const day = 24 * 3_600_000;
const workdays = new Workdays(now - 700 * day, now + 120 * day);
const cast = foundCompany(1, now - 200 * day);
const customer = new People({ seed: 1, count: 10, start: now - 180 * day, now }).at(3);
const all = [...scenarios.de, ...scenarios.en];

function textsOf(course: Course): string[] {
  return course.flatMap((step) => {
    if ('customer' in step) return step.customer;
    if ('agent' in step) return step.agent;
    if ('note' in step) return step.note;
    if ('either' in step) return step.either.flatMap(textsOf);
    return 'maybe' in step ? textsOf(step.steps) : [];
  });
}

function matchedTexts(course: Course): string[][] {
  return course.flatMap((step) => {
    if ('either' in step) return step.either.flatMap(matchedTexts);
    if ('maybe' in step) return matchedTexts(step.steps);
    if (!('match' in step) || !step.match) return [];
    return [textsOf([step])];
  });
}

const openingsOf = ({ openings }: Scenario) =>
  openings.map((one) => (typeof one === 'string' ? one : one.text));
const subjectsOf = ({ subjects = [], openings }: Scenario) => [
  ...subjects,
  ...openings.flatMap((one) => (typeof one === 'string' ? [] : (one.subjects ?? []))),
];

test.each(['de', 'en'] as const)(
  'there are at least 40 matters in %s, each with several first mails',
  (language) => {
    expect(scenarios[language].length).toBeGreaterThanOrEqual(40);
    expect(scenarios[language].filter(({ openings }) => openings.length < 2)).toEqual([]);
  },
);

test('each matter has its own id, and no first mail stands twice', () => {
  const ids = all.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const openings = all.flatMap(openingsOf);
  expect(new Set(openings).size).toBe(openings.length);
});

describe.each(all.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  const language = scenarios.de.includes(scenario) ? 'de' : 'en';

  test('every opening has a subject to begin with', () => {
    for (const opening of scenario.openings)
      expect(
        typeof opening === 'object' && opening.subjects ? opening.subjects : scenario.subjects,
      ).not.toHaveLength(0);
  });

  test('texts that go with the openings are as many as these', () => {
    for (const texts of matchedTexts(scenario.course)) expect(texts).toHaveLength(scenario.openings.length);
  });

  test('every slot can be filled, and nothing is left of the markup', () => {
    const facts = scenario.cases?.[0] ?? {};
    const slots = new Slots(customer, language, facts, cast.agents.lena, now, new Random(1), workdays);
    for (const text of [...openingsOf(scenario), ...subjectsOf(scenario), ...textsOf(scenario.course)])
      for (const name of slotsOf(compile(text))) {
        const value = slots.slot(name);
        expect(value, `{${name}}`).not.toMatch(/^$|undefined|NaN|[{}<>|]/);
      }
  });

  test('is spelled as in Switzerland', () => {
    const foreign = { de: /ß|[„“]/, en: /ß|[«»]/ }[language];
    for (const text of [...openingsOf(scenario), ...textsOf(scenario.course)])
      expect(text).not.toMatch(foreign);
  });

  test('is written to an address of ours and worked on by a team of ours', () => {
    const { channels, teams } = cast;
    const addresses = Object.values(channels).flatMap(({ address, aliases }) => [address, ...aliases]);
    expect(addresses).toContain(`${scenario.to}@${domain}`);
    expect(teams[scenario.team satisfies TeamName]).toBeDefined();
  });

  test('its files have a name, a type and bytes', () => {
    for (const kind of scenario.files ?? []) {
      const file = attachment(kind, customer, language, (name) => name);
      expect(file.name).toMatch(/\.(jpg|pdf)$/);
      expect(file.content.length).toBeGreaterThan(500);
    }
  });
});
