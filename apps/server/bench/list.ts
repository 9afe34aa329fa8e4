import { isOverUnresolved } from '@kontor/domain/condition/reach';
import type { Condition } from '@kontor/domain/condition/tree';
import { builtInViews } from '@kontor/domain/condition/views';
import type { BenchContext, Figure } from './bench.ts';
import { median, percentile, rounded } from './support/figures.ts';
import type { Person } from './support/person.ts';
import { forgetPeak, peakMemory, stage } from './support/stage.ts';

export const name = 'list';

const unresolved: Condition = { field: 'status', op: 'isNoneOf', value: ['resolved', 'spam'] };

/** Views over what is unresolved that no index serves, said in different ways and orders. */
const rare: [name: string, condition: Condition, sort: string][] = [
  ['not resolved', unresolved, 'newest'],
  ['by priority', unresolved, 'priority'],
  ['rare type', { all: [unresolved, { field: 'type', op: 'is', value: 'tender' }] }, 'waiting'],
  ['customer tag', { all: [unresolved, { field: 'customer.tags', op: 'has', value: 'Presse' }] }, 'waiting'],
  [
    'no such subject',
    { all: [unresolved, { field: 'subject', op: 'contains', value: 'steht nie' }] },
    'newest',
  ],
];

interface Page {
  items: unknown[];
  next: string | null;
}

/** Every list over what is unresolved, its first and its second page, for an admin and for an agent of one team in forty. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { person, statements, pid } = await stage(context);
  const rounds = context.small ? 15 : 40;
  const figures: Figure[] = [];
  let queries = 0;
  forgetPeak(pid);
  for (const who of ['admin', 'lena'] as const) {
    const me = await person(who);
    const worst = { view: '', p95: 0 };
    const all: number[] = [];
    const made = await makeViews(me);
    for (const [view, label] of await viewsOf(me)) {
      const times: number[] = [];
      for (let i = 0; i < rounds; i++) {
        const first = await me.get<Page>(`/conversations?view=${view}`);
        times.push(first.ms);
        if (first.body.next)
          times.push((await me.get(`/conversations?view=${view}&cursor=${first.body.next}`)).ms);
      }
      queries = Math.max(queries, await statements.of(() => me.get(`/conversations?view=${view}`)));
      const p95 = percentile(times, 0.95);
      context.log(`${who} ${label}: p50 ${rounded(median(times))} ms, p95 ${rounded(p95)} ms`);
      if (p95 > worst.p95) Object.assign(worst, { view: label, p95 });
      all.push(...times);
    }
    for (const id of made) await me.ask('DELETE', `/views/${id}`);
    const floor = percentile(await me.bare(rounds * 4), 0.95);
    context.log(`${who}: the slowest is ${worst.view}`);
    figures.push({ name: `list.p95-${who}`, value: percentile(all, 0.95), unit: 'ms', floor });
    figures.push({ name: `list.p95-${who}-slowest-view`, value: worst.p95, unit: 'ms', floor });
    const counting: number[] = [];
    for (let i = 0; i < rounds; i++) counting.push((await me.get('/counts')).ms);
    figures.push({ name: `list.counts-${who}`, value: percentile(counting, 0.95), unit: 'ms', floor });
  }
  figures.push({ name: 'list.queries', value: queries, unit: 'queries' });
  figures.push({ name: 'list.memory', value: peakMemory(pid), unit: 'MB' });
  return figures;
}

async function makeViews(me: Person): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, condition, sort] of rare) {
    const view = { name: `bench ${name}`, condition, sort, sharedWith: 'self', teamId: null };
    ids.push((await me.ask<{ id: string }>('POST', '/views', view)).body.id);
  }
  return ids;
}

/** The built-in ones, and the saved ones over what is unresolved. */
async function viewsOf(me: Person): Promise<[path: string, label: string][]> {
  const { views } = (
    await me.get<{ views: { id: string; name: string; condition: Condition }[] }>('/directory')
  ).body;
  return [
    ...builtInViews.map(({ name: view }): [string, string] => [view, view]),
    ...views
      .filter(({ condition }) => isOverUnresolved(condition))
      .map((view): [string, string] => [view.id, view.name]),
  ];
}
