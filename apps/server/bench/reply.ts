import { randomUUID } from 'node:crypto';
import type { BenchContext, Figure } from './bench.ts';
import { percentile } from './support/figures.ts';
import { longConversation } from './support/long-conversation.ts';
import { forgetPeak, peakMemory, stage } from './support/stage.ts';

export const name = 'reply';

/**
 * From the request to its answer (confirmed), and to the message in the author's own timeline by the socket. That it is shown
 * before, in the next frame, is the console's part.
 */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { person, statements, admin, pid } = await stage(context);
  const rounds = context.small ? 40 : 200;
  const id = await longConversation(admin, 50);
  const lena = await person('lena');
  const heard = new Map<string, number>();
  const close = await lena.listen([`conversation:${id}`], (frame) => {
    for (const thing of frame.things)
      if (thing.thing === 'message' && !heard.has(thing.message.text))
        heard.set(thing.message.text, performance.now());
  });
  const { items } = (await lena.get<{ items: { id: string }[] }>(`/conversations/${id}/messages?limit=1`))
    .body;
  let seen = items[0]!.id;
  const write = async (text: string) => {
    const body = { kind: 'reply', text, seen, to: [{ address: 'anna@kunde.example' }] };
    const answer = await lena.ask<{ id: string }>('POST', `/conversations/${id}/messages`, body, {
      'idempotency-key': randomUUID(),
    });
    seen = answer.body.id;
    return answer.ms;
  };
  try {
    for (let i = 0; i < 5; i++) await write(`warm ${i}`);
    forgetPeak(pid);
    const confirmed: number[] = [];
    const told: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const text = `reply ${i} ${randomUUID()}`;
      const began = performance.now();
      confirmed.push(await write(text));
      for (let waited = 0; !heard.has(text) && waited < 10_000; waited++)
        await new Promise((resolve) => setTimeout(resolve, 1));
      told.push((heard.get(text) ?? Infinity) - began);
    }
    const queries = await statements.of(() => write(`count ${randomUUID()}`));
    const floor = percentile(await lena.bare(rounds), 0.95);
    return [
      { name: 'reply.p95', value: percentile(confirmed, 0.95), unit: 'ms', floor },
      { name: 'reply.p95-socket', value: percentile(told, 0.95), unit: 'ms', floor },
      { name: 'reply.queries', value: queries, unit: 'queries' },
      { name: 'reply.memory', value: peakMemory(pid), unit: 'MB' },
    ];
  } finally {
    close();
  }
}
