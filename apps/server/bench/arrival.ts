import { setTimeout as wait } from 'node:timers/promises';
import type { BenchContext, Figure } from './bench.ts';
import { percentile } from './support/figures.ts';
import { mailOf, supportAddress } from './support/mails.ts';
import { SmtpLine } from './support/smtp-line.ts';
import { forgetPeak, peakMemory, stage } from './support/stage.ts';

export const name = 'arrival';

const perSecond = 50;
const lines = 10;

/**
 * From the last byte of a mail on an open SMTP connection to the routed conversation at the second agent's socket. Mails are
 * sent by the clock, whether or not the ones before have arrived.
 */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { person, pid, smtpPort, statements, admin } = await stage(context);
  const total = perSecond * (context.small ? 10 : 60);
  const [lena, tim] = [await person('lena'), await person('tim')];
  const team = (
    await admin.query(`select m.team_id as id from membership m where m.agent_id = $1::uuid`, [lena.id])
  ).rows[0].id as string;

  const arrived = new Map<string, number>();
  const hear =
    (at: Map<string, number>) => (frame: { things: { thing: string; row?: { subject: string } }[] }) => {
      for (const { row } of frame.things)
        if (row && !at.has(row.subject)) at.set(row.subject, performance.now());
    };
  const first = await lena.listen([`team:${team}`], () => {});
  const second = await tim.listen([`team:${team}`], hear(arrived));
  const open = await Promise.all(Array.from({ length: lines }, () => SmtpLine.open(smtpPort)));
  try {
    const free = [...open];
    const written = new Map<string, number>();
    const sending: Promise<void>[] = [];
    const run = Date.now().toString(36);
    const send = async (subject: string, i: number) => {
      while (free.length === 0) await wait(1);
      const line = free.pop()!;
      const sender = `${run}-${i}@kunde.example`;
      written.set(subject, await line.send(sender, supportAddress, mailOf(sender, subject)));
      free.push(line);
    };
    const go = async (from: number, many: number, pace: number) => {
      const began = performance.now();
      for (let i = 0; i < many; i++) {
        await wait(Math.max(0, began + i * pace - performance.now()));
        sending.push(send(`arrival ${run} ${from + i}`, from + i));
      }
      await Promise.all(sending);
      for (let waited = 0; arrived.size < from + many && waited < 30_000; waited += 50) await wait(50);
    };
    // The first ones load parsers and warm the code up.
    const warm = 50;
    await go(0, warm, 40);
    forgetPeak(pid);
    const before = await statements.count();
    await go(warm, total, 1000 / perSecond);
    const queries = ((await statements.count()) - before) / total;
    const times = [...written]
      .slice(warm)
      .map(([subject, at]) => (arrived.get(subject) ?? Infinity) - at)
      .map((ms) => Math.max(0, ms));
    const missing = times.filter((ms) => ms === Infinity).length;
    if (missing > 0) context.log(`${missing} of ${total} did not arrive within 30 s`);
    return [
      { name: 'arrival.p50', value: percentile(times, 0.5), unit: 'ms' },
      { name: 'arrival.p99', value: percentile(times, 0.99), unit: 'ms' },
      // With everything that follows a mail: relay, search, counts.
      { name: 'arrival.queries', value: queries, unit: 'queries' },
      { name: 'arrival.memory', value: peakMemory(pid), unit: 'MB' },
    ];
  } finally {
    for (const line of open) line.close();
    first();
    second();
  }
}
