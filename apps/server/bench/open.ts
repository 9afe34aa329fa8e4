import type { BenchContext, Figure } from './bench.ts';
import { percentile } from './support/figures.ts';
import { longConversation } from './support/long-conversation.ts';
import { forgetPeak, peakMemory, stage } from './support/stage.ts';

export const name = 'open';

/** What the console asks when a conversation is opened: itself, its newest 50 messages and events, at once. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { person, statements, admin, pid } = await stage(context);
  const rounds = context.small ? 40 : 200;
  const id = await longConversation(admin, 500);
  const lena = await person('lena');
  const parts = ['', '/messages?limit=50', '/events?limit=50'].map((part) => `/conversations/${id}${part}`);
  const open = () => Promise.all(parts.map((path) => lena.get<{ items?: { id: string }[] }>(path)));
  const { items } = (await open())[1]!.body;
  if (items!.length !== 50) throw new Error(`${items!.length} messages came instead of 50`);

  const [all, detail, messages, body, bare]: number[][] = [[], [], [], [], []];
  forgetPeak(pid);
  for (let i = 0; i < rounds; i++) {
    const began = performance.now();
    await open();
    all!.push(performance.now() - began);
    detail!.push((await lena.get(parts[0]!)).ms);
    messages!.push((await lena.get(parts[1]!)).ms);
    body!.push((await lena.get(`/messages/${items![i % 50]!.id}/body`)).ms);
    bare!.push((await lena.get('/session')).ms);
  }
  const ms = (label: string, times: number[]): Figure => ({
    name: `open.${label}`,
    value: percentile(times, 0.95),
    unit: 'ms',
    floor: percentile(bare!, 0.95),
  });
  return [
    ms('p95-messages', messages!),
    ms('p95-detail', detail!),
    ms('p95-body', body!),
    ms('together', all!),
    { name: 'open.queries', value: await statements.of(open), unit: 'queries' },
    { name: 'open.memory', value: peakMemory(pid), unit: 'MB' },
  ];
}
