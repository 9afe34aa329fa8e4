import type { BenchContext, Figure } from './bench.ts';
import { percentile, rounded } from './support/figures.ts';
import { stage } from './support/stage.ts';

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
  const { person, statements } = await stage(context);
  const rounds = context.small ? 10 : 20;
  const figures: Figure[] = [];
  for (const who of ['admin', 'lena'] as const) {
    const me = await person(who);
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
        const p95 = percentile(times, 0.95);
        context.log(
          `${who} ${label}: p95 ${rounded(p95)} ms, ${page.items.length} shown, ${queries} queries` +
            (page.searching ? ', older ones are being searched' : ''),
        );
        figures.push({ name: `list-saved.p95-${who}-${label}`, value: p95, unit: 'ms' });
      } finally {
        await me.ask('DELETE', `/views/${view.id}`);
      }
    }
  }
  return figures;
}
