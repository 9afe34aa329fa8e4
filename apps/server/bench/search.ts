import type pg from 'pg';
import type { BenchContext, Figure } from './bench.ts';
import { percentile, rounded } from './support/figures.ts';
import { forgetPeak, peakMemory, stage } from './support/stage.ts';

export const name = 'search';

interface Page {
  items: unknown[];
  searching?: boolean;
}

/** Rare, mid and frequent words, two of them, two frequent ones, one with operators, a begun one; by an admin and by an agent who sees one team of forty. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { person, statements, admin, pid } = await stage(context);
  const rounds = context.small ? 4 : 8;
  const words = await wordsOf(admin);
  const questions = {
    rare: words.rare.map((word) => `${word} `),
    mid: words.mid.map((word) => `${word} `),
    frequent: words.frequent.map((word) => `${word} `),
    two: words.mid.map((word, i) => `${word} ${words.frequent[i % words.frequent.length]} `),
    frequents: words.frequent.map((word, i) => `${word} ${words.frequent[(i + 1) % words.frequent.length]} `),
    operators: words.mid.map((word) => `${word} is:open before:2099-01-01 `),
    prefix: words.mid.map((word) => word.slice(0, 3)),
  };
  const figures: Figure[] = [];
  let most = 0;
  forgetPeak(pid);
  for (const who of ['admin', 'lena'] as const) {
    const me = await person(who);
    const floor = percentile(await me.bare(rounds * 4), 0.95);
    for (const [label, asked] of Object.entries(questions)) {
      const times: number[] = [];
      let found = 0;
      let searching = 0;
      for (let i = 0; i < rounds; i++)
        for (const query of asked) {
          const { body, ms } = await me.get<Page>(`/conversations?query=${encodeURIComponent(query)}`);
          times.push(ms);
          found += body.items.length;
          searching += Number(body.searching ?? false);
        }
      most = Math.max(most, await statements.of(() => me.get(`/conversations?query=${asked[0]}`)));
      const p95 = percentile(times, 0.95);
      const each = (found / times.length).toFixed(0);
      context.log(
        `${who} ${label} ("${asked[0]!.trim()}" …): p50 ${rounded(percentile(times, 0.5))} ms, p95 ${rounded(p95)} ms, ` +
          `${each} shown${searching ? `, ${searching} of ${times.length} go on` : ''}`,
      );
      figures.push({ name: `search.p95-${who}-${label}`, value: p95, unit: 'ms', floor });
    }
  }
  figures.push({ name: 'search.queries', value: most, unit: 'queries' });
  figures.push({ name: 'search.memory', value: peakMemory(pid), unit: 'MB' });
  return figures;
}

/** By how many messages of a sample hold them: a few, one in a hundred or so, one in ten or so. */
async function wordsOf(admin: pg.Pool): Promise<{ rare: string[]; mid: string[]; frequent: string[] }> {
  const { rows } = await admin.query<{ word: string; share: string }>(
    `select word, ndoc::numeric / (select count(*) from (select 1 from message_search limit 20000) s) as share
     from ts_stat('select tsv from message_search limit 20000')
     where word ~ '^[a-zäöüéè]{5,}$' order by ndoc, word`,
  );
  const near = (share: number) =>
    rows
      .toSorted((a, b) => Math.abs(Number(a.share) - share) - Math.abs(Number(b.share) - share))
      .slice(0, 6)
      .map(({ word }) => word);
  return { rare: near(1 / 20_000), mid: near(0.01), frequent: near(0.15) };
}
