import type { BenchContext, Figure } from './bench.ts';
import { percentile, rounded } from './support/figures.ts';
import type { Person } from './support/person.ts';
import { forgetPeak, peakMemory, stage } from './support/stage.ts';

export const name = 'list-saved';

/** Conditions that no index serves, over resolved conversations too, from many hits to none. */
const conditions = {
  frequent: { field: 'language', op: 'is', value: 'de' },
  rare: {
    all: [
      { field: 'type', op: 'is', value: 'tender' },
      { field: 'priority', op: 'is', value: 'high' },
      { field: 'status', op: 'is', value: 'resolved' },
    ],
  },
  customer: { field: 'customer.tags', op: 'has', value: 'Presse' },
  nothing: { field: 'subject', op: 'contains', value: 'keine steht je so da' },
};

interface Page {
  searching?: boolean;
  next: string | null;
  items: unknown[];
}

export async function run(context: BenchContext): Promise<Figure[]> {
  const { person, statements, pid } = await stage(context);
  const rounds = context.small ? 10 : 20;
  const figures: Figure[] = [];
  let most = 0;
  forgetPeak(pid);
  for (const who of ['admin', 'lena'] as const) {
    const me = await person(who);
    const floor = percentile(await me.bare(rounds * 4), 0.95);
    for (const [label, condition] of Object.entries(conditions)) {
      const view = (
        await me.ask<{ id: string }>('POST', '/views', {
          name: `bench ${label}`,
          condition,
          sort: 'newest',
          sharedWith: 'self',
          teamId: null,
        })
      ).body;
      const path = `/conversations?view=${view.id}`;
      try {
        const times: number[] = [];
        let page!: Page;
        for (let i = 0; i < rounds; i++) {
          const answer = await me.get<Page>(path);
          page = answer.body;
          times.push(answer.ms);
        }
        const queries = await statements.of(() => me.get(path));
        most = Math.max(most, queries);
        const p95 = percentile(times, 0.95);
        const requests = await untilSearched(me, path);
        context.log(
          `${who} ${label}: p95 ${rounded(p95)} ms, ${page.items.length} shown, ${queries} queries` +
            (page.searching ? `, all is searched in ${requests} requests` : ''),
        );
        figures.push({ name: `list-saved.p95-${who}-${label}`, value: p95, unit: 'ms', floor });
      } finally {
        await me.ask('DELETE', `/views/${view.id}`);
      }
    }
  }
  figures.push({ name: 'list-saved.queries', value: most, unit: 'queries' });
  figures.push({ name: 'list-saved.memory', value: peakMemory(pid), unit: 'MB' });
  return figures;
}

/** As the console goes on by itself: until the page is full or nothing older is left. */
async function untilSearched(me: Person, path: string): Promise<number> {
  let { body } = await me.get<Page>(path);
  let requests = 1;
  for (let shown = body.items.length; body.searching && shown < 50; requests++) {
    body = (await me.get<Page>(`${path}&cursor=${body.next}`)).body;
    shown += body.items.length;
  }
  return requests;
}
