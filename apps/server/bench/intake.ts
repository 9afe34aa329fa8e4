import { setTimeout as wait } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { BenchContext, Figure } from './bench.ts';
import { median, rounded } from './support/figures.ts';
import { mailOf, supportAddress } from './support/mails.ts';
import { forgetPeak, peakMemory, type Stage, stage } from './support/stage.ts';
import { asAnothers, writeAgain, type Written, writtenFor } from './support/written-rows.ts';

export const name = 'intake';

const concurrency = 8;

/**
 * Stored receipts become conversations, by one process: mails read, placed and routed. The floor writes the same rows with
 * plain SQL, a transaction for each, while Kontor stands still. By turns, since a machine's mood changes.
 */
export async function run(context: BenchContext): Promise<Figure[]> {
  const on = await stage(context);
  const { pid, admin, database, statements } = on;
  const many = context.small ? 400 : 2000;
  const plain = new pg.Pool({ connectionString: database.url, max: concurrency });
  try {
    // Loads the parsers and warms the code up.
    await takeIn(on, 100);
    forgetPeak(pid);
    const [ours, floor, ratios]: number[][] = [[], [], []];
    let queries = 0;
    for (let turn = 0; turn < 3; turn++) {
      const before = await statements.count();
      const { perSecond, receipts, prefix } = await takeIn(on, many);
      queries = ((await statements.count()) - before) / many;
      const written = await writtenFor(admin, receipts);
      const bare = await standingStill(pid, () => writePlainly(admin, plain, written, prefix));
      context.log(
        `${rounded(perSecond)} mails/s; plain SQL ${rounded(bare)}/s, ${rowsOf(written)} rows each`,
      );
      ours!.push(perSecond);
      floor!.push(bare);
      ratios!.push(perSecond / bare);
    }
    return [
      { name: 'intake.ratio', value: median(ratios!), unit: 'ratio', floor: 1 },
      { name: 'intake.messages', value: median(ours!), unit: '1/s', floor: median(floor!) },
      // With relay and search, which follow in the same process.
      { name: 'intake.queries', value: queries, unit: 'queries' },
      { name: 'intake.memory', value: peakMemory(pid), unit: 'MB' },
    ];
  } finally {
    await plain.end();
  }
}

const rowsOf = (written: Written[]) =>
  Math.round(written.reduce((sum, rows) => sum + rows.length, 0) / written.length);

async function takeIn({ admin }: Stage, many: number) {
  const prefix = `intake-${Date.now().toString(36)}`;
  const receipts = await storeReceipts(admin, prefix, many);
  const done = async () => {
    const { rows } = await admin.query(
      `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'quarantined')::int as lost,
         extract(epoch from max(done_at) - min(done_at)) as seconds from receipt where number = any($1::bigint[])`,
      [receipts],
    );
    return rows[0] as { done: number; lost: number; seconds: string };
  };
  for (;;) {
    const now = await done();
    if (now.lost > 0) throw new Error(`${now.lost} of ${many} mails went into quarantine`);
    // From the first that was done to the last: when they were noticed is no part of it.
    if (now.done === many) return { perSecond: (many - 1) / Number(now.seconds), receipts, prefix };
    await wait(200);
  }
}

/** As the mail listener would have stored them, each from somebody new. */
async function storeReceipts(admin: pg.Pool, prefix: string, many: number): Promise<number[]> {
  const { rows: channels } = await admin.query(`select id from channel where $1 = any(addresses)`, [
    supportAddress,
  ]);
  const mails = Array.from({ length: many }, (_, i) => {
    const sender = `${prefix}-${i}@kunde.example`;
    return { sender, raw: mailOf(sender, `${prefix} ${i}`) };
  });
  const { rows } = await admin.query<{ number: string }>(
    `insert into receipt (channel_id, channel_ids, delivery_id, digest, sender_key, raw, size, facts, received_at)
     select $1::uuid, array[$1::uuid], id, id, sender, convert_to(raw, 'UTF8'), length(raw),
       json_build_object('mailFrom', sender, 'rcptTo', array[$2::text], 'remoteAddress', '127.0.0.1', 'helo', 'kunde.example', 'tls', false), now()
     from unnest($3::text[], $4::text[], $5::text[]) as t(id, sender, raw) returning number`,
    [
      channels[0].id,
      supportAddress,
      mails.map(({ raw }) => createHash('sha256').update(raw).digest('hex')),
      mails.map(({ sender }) => sender),
      mails.map(({ raw }) => raw),
    ],
  );
  return rows.map(({ number }) => Number(number));
}

async function writePlainly(
  admin: pg.Pool,
  plain: pg.Pool,
  written: Written[],
  prefix: string,
): Promise<number> {
  const other = `${prefix}-again`;
  const rows = written.map((one) => asAnothers(one, prefix, other));
  const { rows: stored } = await admin.query<{ number: string }>(
    `insert into receipt (channel_id, channel_ids, delivery_id, digest, sender_key, raw, size, facts, received_at, holder, lease_until)
     select channel_id, channel_ids, delivery_id || $1, digest, sender_key, raw, size, facts, received_at, gen_random_uuid(), now() + interval '1 hour'
     from receipt where sender_key like $2 || '-%' returning number`,
    [other, prefix],
  );
  const clients = await Promise.all(Array.from({ length: concurrency }, () => plain.connect()));
  try {
    let next = 0;
    const began = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        for (let i = next++; i < rows.length; i = next++)
          await writeAgain(client, rows[i]!, Number(stored[i]!.number));
      }),
    );
    return rows.length / ((performance.now() - began) / 1000);
  } finally {
    for (const client of clients) client.release();
  }
}

async function standingStill<Result>(pid: number, work: () => Promise<Result>): Promise<Result> {
  process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
