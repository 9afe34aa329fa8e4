import { beforeEach, describe, expect, test } from 'vitest';
import { testKontor } from '../../test/support/kontor.ts';
import { found, indexed, kontor, say, start } from '../../test/support/searching.ts';
import { Signals } from '../platform/signals.ts';
import { change, lockConversation, type NewFact } from '../timeline/recording.ts';

describe('who sees what', () => {
  beforeEach(start);

  test('a word of a conversation that one does not see is not found', async () => {
    const hr = await say('hr', 'zugvogel');
    const returns = await say('returns', 'zugvogel');
    const free = await say(null, 'zugvogel');
    await indexed();
    expect(await found('admin', 'zugvogel')).toEqual([free, returns, hr]);
    expect(await found('tim', 'zugvogel')).toEqual([free, returns]);
    expect(await found('mara', 'zugvogel')).toEqual([returns]);
    expect(await found('lena', 'zugvogel')).toEqual([free]);
    expect(await found('nora', 'zugvogel')).toEqual([]);
    const { lena, nora } = kontor.cast.people;
    await kontor.db.sql
      .updateTable('conversation')
      .set({ assignee_id: nora.id })
      .where('id', '=', hr)
      .execute();
    await kontor.db.sql
      .insertInto('follower')
      .values({
        conversation_id: returns,
        agent_id: lena.id,
        reason: 'mentioned',
        created_at: kontor.clock.now(),
      })
      .execute();
    expect(await found('nora', 'zugvogel')).toEqual([hr]);
    expect(await found('lena', 'zugvogel')).toEqual([free, returns]);
  });

  test('a conversation that moved is lost at once by who lost it, and found by the others when the index knows', async () => {
    const id = await say('support', 'zugvogel');
    await indexed();
    const team = kontor.cast.teams.returns;
    await kontor.db.transaction(async (tx) => {
      const row = (await lockConversation(tx, id))!;
      const fact: NewFact = {
        type: 'conversation.team_changed',
        data: { team: { from: row.team_id, to: team } },
      };
      await change(tx, row, { team_id: team }, [fact], { kind: 'system' }, kontor.clock.now());
    });
    expect(await found('lena', 'zugvogel')).toEqual([]);
    kontor.get(Signals).raise('events');
    await indexed();
    expect(await found('mara', 'zugvogel')).toEqual([id]);
    expect(await found('lena', 'zugvogel')).toEqual([]);
  });

  test('events that come again change nothing', async () => {
    const id = await say('support', 'zugvogel');
    await indexed();
    await kontor.db.sql
      .updateTable('event_cursor')
      .set({ position: 0 })
      .where('reader', '=', 'search')
      .execute();
    const second = await testKontor({ databaseUrl: kontor.config.databaseUrl!, clock: kontor.clock });
    await indexed();
    await second.stop();
    expect(await found('lena', 'zugvogel')).toEqual([id]);
    expect(await kontor.db.sql.selectFrom('message_search').selectAll().execute()).toHaveLength(1);
  });
});
