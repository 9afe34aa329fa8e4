import type { BenchContext, Figure } from './bench.ts';
import { percentile } from './support/figures.ts';
import { longConversation } from './support/long-conversation.ts';
import { forgetPeak, peakMemory, stage } from './support/stage.ts';

export const name = 'access-lost';

/** From the request that takes it to the word at the socket of who lost it: a conversation moved, a member removed. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { person, admin, statements, pid } = await stage(context);
  const rounds = context.small ? 30 : 100;
  const [boss, mara] = [await person('admin'), await person('mara')];
  const { teams } = (
    await boss.get<{ teams: { id: string; name: string; memberIds: string[] }[] }>('/directory')
  ).body;
  const [support, returns] = ['Support', 'Returns'].map((of) => teams.find(({ name: its }) => its === of)!);
  const id = await longConversation(admin, 1);
  const move = (team: string) => boss.ask('PUT', `/conversations/${id}/team`, { teamId: team });
  const staff = (memberIds: string[]) =>
    boss.ask('PUT', `/teams/${returns!.id}`, { name: returns!.name, memberIds });
  const others = returns!.memberIds.filter((member) => member !== mara.id);

  forgetPeak(pid);
  const moved: number[] = [];
  const removed: number[] = [];
  for (let i = 0; i < rounds; i++) {
    await move(returns!.id);
    moved.push(
      await untilTold(mara, [`conversation:${id}`, `team:${returns!.id}`], 'gone', () => move(support!.id)),
    );
    removed.push(
      await untilTold(mara, [`agent:${mara.id}`, `team:${returns!.id}`], 'rights', () => staff(others)),
    );
    await staff(returns!.memberIds);
  }
  const floor = percentile(await boss.bare(rounds), 0.99) / 1000;
  const places = [returns!.id, support!.id];
  const queries = await statements.of(async () => {
    await move(places[0]!);
    places.reverse();
  });
  return [
    { name: 'access-lost.p99-moved', value: percentile(moved, 0.99) / 1000, unit: 's', floor },
    { name: 'access-lost.p99-removed', value: percentile(removed, 0.99) / 1000, unit: 's', floor },
    { name: 'access-lost.queries', value: queries, unit: 'queries' },
    { name: 'access-lost.memory', value: peakMemory(pid), unit: 'MB' },
  ];
}

type Listener = Awaited<ReturnType<Awaited<ReturnType<typeof stage>>['person']>>;

async function untilTold(
  who: Listener,
  rooms: string[],
  thing: 'gone' | 'rights',
  change: () => Promise<unknown>,
): Promise<number> {
  const { promise: hears, resolve: told } = Promise.withResolvers<number>();
  const close = await who.listen(rooms, (frame) => {
    if (frame.things.some((one) => one.thing === thing)) told(performance.now());
  });
  let late: NodeJS.Timeout | undefined;
  try {
    const began = performance.now();
    await change();
    const patience = new Promise<number>((resolve) => (late = setTimeout(resolve, 20_000, Infinity)));
    return (await Promise.race([hears, patience])) - began;
  } finally {
    clearTimeout(late);
    close();
  }
}
