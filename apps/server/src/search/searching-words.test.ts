import { textKey } from '@kontor/domain/text/key';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { found, indexed, kontor, say, search, start } from '../../test/support/searching.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';

describe('words', () => {
  beforeEach(start);

  test('a message is found by its words, in German and English in any of their forms, newest first', async () => {
    const german = await say('support', 'Die Kaffeemaschine verliert Wasser, die Dichtungen sind kaputt.');
    const english = await say('support', 'The machine is leaking, I have been waiting for two weeks.');
    await indexed();
    expect(await found('lena', 'dichtung')).toEqual([german]);
    expect(await found('lena', 'Dichtungen verlieren')).toEqual([german]);
    expect(await found('lena', 'waited leak')).toEqual([english]);
    expect(await found('lena', 'die Dichtung')).toEqual([german]);
    expect(await found('lena', 'the leaking machine')).toEqual([english]);
    expect(await found('lena', 'maschine wasserfall')).toEqual([]);
    const newer = await say('support', 'Meine Kaffeemaschine ist da!');
    await indexed();
    expect(await found('lena', 'kaffeemaschine')).toEqual([newer, german]);
  });

  test('the last word may be begun, unless it is finished by a space', async () => {
    const id = await say('support', 'Der Entkalker fehlt.');
    await indexed();
    expect(await found('lena', 'entk')).toEqual([id]);
    expect(await found('lena', 'entk fehlt ')).toEqual([]);
    expect(await found('lena', 'fehlt entk')).toEqual([id]);
  });

  test('accents, capitals and ß make no difference', async () => {
    const id = await say('support', {
      text: 'Grüße aus Genève, die Größe passt',
      from: { address: 'rene@kunde.example', name: 'René Müller' },
    });
    await indexed();
    for (const query of [
      'GRÖSSE',
      'grosse',
      'geneve',
      'muller',
      'RENE',
      'ge\u0300neve'.replace('\u0300', ''),
    ])
      expect([query, await found('lena', `${query} `)]).toEqual([query, [id]]);
  });

  test('a phrase is found as it stands, and numbers and addresses by their parts', async () => {
    const id = await say('support', {
      text: 'Order AK-2026-1042: the water tank is cracked (see http://track.example/77).',
    });
    await say('support', { text: 'cracked the tank of water' });
    await indexed();
    expect(await found('lena', '"water tank"')).toEqual([id]);
    expect(await found('lena', '"tank water"')).toEqual([]);
    for (const query of ['AK-2026-1042', '1042 ', '2026-1042', 'track.example', '77 '])
      expect([query, await found('lena', query)]).toEqual([query, [id]]);
  });

  test('subject, names, addresses and files are found; from: and to: say where', async () => {
    const id = await say('support', {
      text: 'See the picture',
      subject: 'Cracked tank',
      from: { address: 'beat.frei@firma.example', name: 'Beat Frei' },
      to: [{ address: 'info@adler-kaffee.example' }],
      file: 'Schaden_Küche.jpg',
    });
    const reply = await say('support', {
      text: 'We ask Beat',
      kind: 'outbound',
      author: 'lena',
      to: [{ address: 'workshop@werk.example' }],
    });
    await indexed();
    for (const query of [
      'cracked',
      'beat.frei@firma.example',
      'firma',
      'kuche.jpg',
      'from:beat',
      'from:firma.example',
      'to:info',
    ])
      expect({ query, ids: await found('lena', `${query} `) }).toEqual({
        query,
        ids: expect.arrayContaining([id]),
      });
    expect(await found('lena', 'from:beat')).toEqual([id]);
    expect(await found('lena', 'from:lena')).toEqual([reply]);
    expect(await found('lena', 'to:workshop@werk')).toEqual([reply]);
    expect(await found('lena', 'from:"Beat Frei" picture')).toEqual([id]);
    expect(await found('lena', 'has:attachment')).toEqual([id]);
    expect(await found('lena', 'picture has:attachment')).toEqual([id]);
    expect(await found('lena', 'ask has:attachment')).toEqual([]);
  });

  test('a conversation comes once, by its newest message that is meant', async () => {
    const first = await say('support', 'descaling once');
    const second = await say('support', 'descaling twice');
    await say('support', { text: 'descaling again', in: first });
    await say('support', { text: 'something else', in: second });
    await indexed();
    expect(await found('lena', 'descaling')).toEqual([first, second]);
  });

  test('notes are found by colleagues; what was taken back or returned is not found', async () => {
    const noted = await say('support', { text: 'careful: an influencer', kind: 'note', author: 'tim' });
    await indexed();
    expect(await found('lena', 'influencer')).toEqual([noted]);

    const held = await say('support', {
      text: 'premature apology',
      kind: 'outbound',
      state: 'held',
      author: 'lena',
    });
    await indexed();
    expect(await found('lena', 'premature')).toEqual([held]);
    const message = kontor.db.sql
      .updateTable('message')
      .set({ state: 'undone' })
      .where('text', '=', 'premature apology');
    await message.execute();
    // The index does not know yet, and still nothing of it is found.
    expect(await found('lena', 'premature')).toEqual([]);
    const { id } = await kontor.db.sql
      .selectFrom('message')
      .select('id')
      .where('state', '=', 'undone')
      .executeTakeFirstOrThrow();
    await kontor.db.transaction((tx) =>
      record(
        tx,
        [{ type: 'reply.undone', data: { messageId: id } }],
        { kind: 'system' },
        kontor.clock.now(),
        null,
        held,
      ),
    );
    kontor.get(Signals).raise('events');
    await indexed();
    expect(
      await kontor.db.sql
        .selectFrom('message_search')
        .select('message_id')
        .where('message_id', '=', id)
        .execute(),
    ).toEqual([]);
  });

  test('operators narrow by status, assignee, tag, team, number and day, with and without words', async () => {
    const { lena } = kontor.cast.people;
    await kontor.db.sql
      .insertInto('tag')
      .values({ id: newId(), name: 'VIP', name_key: textKey('VIP'), created_at: kontor.clock.now() })
      .execute();
    const open = await say('support', 'leak one');
    const mine = await say('support', 'leak two');
    const done = await say('returns', 'leak three');
    await kontor.db.sql
      .updateTable('conversation')
      .set({ assignee_id: lena.id, tags: ['VIP'] })
      .where('id', '=', mine)
      .execute();
    await kontor.db.sql
      .updateTable('conversation')
      .set({ status: 'resolved' })
      .where('id', '=', done)
      .execute();
    kontor.clock.set('2026-11-20T09:00:00Z');
    const late = await say('support', 'leak four');
    await indexed();
    const { number } = await kontor.db.sql
      .selectFrom('conversation')
      .select('number')
      .where('id', '=', open)
      .executeTakeFirstOrThrow();
    const expected: [string, string[]][] = [
      ['is:open', [late, mine, open]],
      ['is:resolved', [done]],
      ['is:resolved is:open', [late, done, mine, open]],
      ['is:unassigned', [late, done, open]],
      ['tag:vip', [mine]],
      ['tag:nobody', []],
      ['team:supp', [late, mine, open]],
      ['team:nowhere', []],
      [`#${number}`, [open]],
      ['after:2026-11-20', [late]],
      ['before:2026-11-20', [done, mine, open]],
      ['before:2026-11-20 is:open', [mine, open]],
      ['assigned:len', [mine]],
      ['assigned:nobody', [late, done, open]],
      ['assigned:whoever', []],
    ];
    for (const [query, ids] of expected) {
      expect([query, await found('admin', query)]).toEqual([query, ids]);
      expect([`leak ${query}`, await found('admin', `leak ${query}`)]).toEqual([`leak ${query}`, ids]);
      expect([`nothing ${query}`, await found('admin', `nothing ${query}`)]).toEqual([
        `nothing ${query}`,
        [],
      ]);
    }
    expect(await found('lena', 'is:mine')).toEqual([mine]);
    expect(await found('admin', 'leak is:mine')).toEqual([]);
  });

  test('each hit tells its message, and the words with some around them', async () => {
    const long = `${'Guten Tag. '.repeat(40)} Der Wassertank ist gerissen. ${'Danke! '.repeat(40)}`;
    const first = await say('support', long);
    await say('support', { text: 'Nichts davon', in: first });
    const byName = await say('support', {
      text: 'Hello',
      from: { address: 'tank@x.example', name: 'Wassertank' },
    });
    await indexed();
    const { hits } = await search('lena', 'wassertank ');
    expect(hits!.map(({ conversationId, seq }) => [conversationId, seq])).toEqual([
      [byName, 1],
      [first, 1],
    ]);
    expect(hits![0]!.text).toBeNull();
    expect(hits![1]!.text).toContain('Der Wassertank ist gerissen.');
    expect(hits![1]!.text!.length).toBeLessThan(170);
    expect((await search('lena', 'is:open')).hits).toBeUndefined();
    // Of what one does not see not even a hit is told.
    expect((await search('mara', 'wassertank ')).hits).toEqual([]);
  });

  test('no typing makes an error, and signs alone find nothing', async () => {
    await say('support', 'tank');
    await indexed();
    const nasty = [
      "'",
      '"',
      '\\',
      '!',
      '&',
      '|',
      ':*',
      '<->',
      'a & | b',
      "'a':*",
      'tank:*A',
      '()',
      '((tank',
      '-- ',
      '%',
      '\u0000',
      '\ud800',
      '🙂',
      'a'.repeat(499),
      'ﬁ',
      '"',
      '""',
      ':',
      'from:',
      'from:"',
      'from:!',
      'before:99999',
      '#',
      '#99999999999999',
      '\u0301',
    ];
    for (const query of nasty)
      for (const who of ['lena', 'admin'] as const) {
        const { status } = await kontor
          .api(who)
          .send('GET', `/conversations?query=${encodeURIComponent(query.toWellFormed())}`);
        expect([query, status]).toEqual([query, 200]);
      }
    for (const query of ["'", '&&', ':*', '###', '"" !'])
      expect([query, await found('admin', query)]).toEqual([query, []]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        const { status } = await kontor
          .api('lena')
          .send('GET', `/conversations?query=${encodeURIComponent(query.toWellFormed())}`);
        expect(status).toBe(200);
      }),
      { numRuns: 100 },
    );
  });

  test('a cursor of another list is refused', async () => {
    await expect(search('lena', 'tank', '&cursor=nonsense')).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});
