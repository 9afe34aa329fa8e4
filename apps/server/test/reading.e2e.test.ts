import { messageList } from '@kontor/contracts/message';
import { sessionView } from '@kontor/contracts/people';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import type { BuiltKontor } from './support/built-kontor.ts';
import { anna, type Desks, openAt, openDesks, timeline } from './support/desks.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

const many = 5000;

describe.skipIf(without('chromium'))('a conversation is read', () => {
  let desks: Desks;
  let kontor: BuiltKontor;
  let lena: Page;
  let tim: Page;
  beforeAll(async () => {
    desks = await openDesks();
    ({ kontor, lena, tim } = desks);
  });
  afterAll(() => desks?.stop());
  const withSubject = (subject: string) => desks.withSubject(subject);
  const messagesOf = (id: string) => desks.messagesOf(id);
  const open = (page: Page, number: number) => openAt(desks, page, number);

  /** So many messages before the one that is there. */
  async function lengthen(id: string, count: number): Promise<void> {
    await sql`update message set seq = seq + ${count} where conversation_id = ${id}`.execute(kontor.db.sql);
    await sql`insert into message (id, conversation_id, seq, kind, channel_id, handle_id, sender, to_addresses,
        text, received_at)
      select gen_random_uuid(), m.conversation_id, n, 'inbound', m.channel_id, m.handle_id, m.sender, m.to_addresses,
        'Words of message ' || n || '.' || repeat(E'\nA line more.', (n * 7) % 23),
        m.received_at - (${count} - n) * interval '1 hour'
      from message m, generate_series(1, ${count}::int) n where m.conversation_id = ${id}`.execute(
      kontor.db.sql,
    );
    await sql`update conversation set seq = ${count + 1} where id = ${id}`.execute(kontor.db.sql);
  }
  /** Where the message at the top of the window stands, by its words. */
  const inSight = (page: Page) =>
    page.evaluate<{ words: string; at: number; drawn: number }>(`(() => {
      const box = document.querySelector('[role=log]');
      const top = box.getBoundingClientRect().top;
      const all = [...box.querySelectorAll('article')];
      const first = all.find((one) => one.getBoundingClientRect().bottom > top + 1);
      return {
        words: /message \\d+/.exec(first.textContent)?.[0] ?? 'the last',
        at: Math.round(first.getBoundingClientRect().top - top),
        drawn: all.length,
      };
    })()`);
  const placeOf = (page: Page, words: string) =>
    page.evaluate<number | null>(`(() => {
      const box = document.querySelector('[role=log]');
      const one = [...box.querySelectorAll('article')].find((each) => each.textContent.includes('${words}.'));
      return one ? Math.round(one.getBoundingClientRect().top - box.getBoundingClientRect().top) : null;
    })()`);

  test('five thousand messages: it opens at the first unread one, draws few, and older ones move nothing', async () => {
    await kontor.send({ from: anna, subject: 'Long', text: 'The newest words.' });
    const { id, number } = await withSubject('Long');
    await lengthen(id, many);
    await kontor.api('lena').send('PUT', `/conversations/${id}/read`, { seq: many - 29 });
    await open(lena, number);
    await timeline(lena).getByRole('separator', { name: 'New' }).waitFor();
    const first = `message ${many - 28}`;
    expect((await inSight(lena)).words).toBe(first);

    const wanted = `message ${many - 400}`;
    await lena.evaluate(`window.moved = [];
      document.querySelector('[role=log]').dispatchEvent(new WheelEvent('wheel'));`);
    await until('it was scrolled far up', async () => {
      // Up, and down again should it have gone by between two looks; at the top older ones are waited for.
      await lena.evaluate(`(() => {
        const box = document.querySelector('[role=log]');
        const [, first] = /message (\\d+)/.exec(box.querySelector('article')?.textContent) ?? [];
        box.scrollBy(0, Number(first) < ${many - 400} ? 300 : -1000);
      })()`);
      return (await placeOf(lena, wanted)) !== null;
    });
    expect((await inSight(lena)).drawn).toBeLessThan(80);

    // What stands in the window stays there to the pixel while fifty older ones are laid in above.
    const held = await inSight(lena);
    await lena.evaluate(`document.querySelector('[role=log]').scrollBy(0, 1)`);
    await lena.waitForLoadState('networkidle');
    expect(Math.abs((await placeOf(lena, held.words))! - held.at)).toBeLessThanOrEqual(2);

    await lena.getByRole('button', { name: 'Newest', exact: true }).click();
    await timeline(lena).getByText('The newest words.').waitFor();
    await until(
      'the button is gone',
      async () => (await lena.getByRole('button', { name: 'Newest', exact: true }).count()) === 0,
    );

    // What comes while one reads further up is told, not scrolled to.
    await lena.evaluate(`document.querySelector('[role=log]').dispatchEvent(new WheelEvent('wheel'));
      document.querySelector('[role=log]').scrollBy(0, -1500)`);
    await until('the end is out of sight', () =>
      lena.getByRole('button', { name: 'Newest', exact: true }).isVisible(),
    );
    const read = await inSight(lena);
    await kontor.send({ from: anna, subject: `Long [#${number}]`, text: 'Are you there?' });
    await lena.getByRole('button', { name: '1 newer' }).waitFor();
    expect(await placeOf(lena, read.words)).toBe(read.at);
    await lena.getByRole('button', { name: '1 newer' }).click();
    await timeline(lena).getByText('Are you there?').waitFor();
  });

  test('a message far back is gone to by its own page, and what lies between comes as somebody reads on', async () => {
    await kontor.send({ from: anna, subject: 'Longer', text: 'The very newest.' });
    const { id, number } = await withSubject('Longer');
    await lengthen(id, many);
    const around = await kontor
      .api('lena')
      .get(`/conversations/${id}/messages?around=120&limit=50`, messageList);
    expect(around.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => 145 - i));
    expect([around.next, around.newer]).toEqual([expect.any(String), expect.any(String)]);

    const asked: string[] = [];
    lena.on('request', (request) => request.url().includes(`${id}/messages?`) && asked.push(request.url()));
    await lena.goto(`${kontor.url}/inbox/everything/${number}?at=120`);
    await timeline(lena).locator('article').first().waitFor();
    await until('it stands at the top', async () => (await inSight(lena)).words === 'message 120');
    expect(asked.filter((url) => url.includes('around=120'))).toHaveLength(1);
    expect(asked.length).toBeLessThan(10);

    await lena.evaluate(`document.querySelector('[role=log]').dispatchEvent(new WheelEvent('wheel'))`);
    for (const wanted of [146, 170, 200])
      await until(`message ${wanted} is there`, async () => {
        // Down, and up again should it have gone by between two looks.
        await lena.evaluate(`(() => {
          const box = document.querySelector('[role=log]');
          const [, first] = /message (\\d+)/.exec(box.querySelector('article')?.textContent) ?? [];
          box.scrollBy(0, Number(first) > ${wanted} ? -300 : 300);
        })()`);
        return (await placeOf(lena, `message ${wanted}`)) !== null;
      });
    await lena.getByRole('button', { name: 'Newest', exact: true }).click();
    await timeline(lena).getByText('The very newest.').waitFor();
    expect(await violations(lena)).toEqual([]);
  });

  test('what grows above leaves the reader where they are', async () => {
    const line = '<p style="margin: 40px 0">A line.</p>';
    await kontor.send({
      from: anna,
      subject: 'Growing',
      text: 'short',
      html: `<div>First</div>${line.repeat(12)}`,
    });
    const { id, number } = await withSubject('Growing');
    for (const n of [2, 3, 4, 5]) {
      const mail = {
        from: anna,
        subject: `Growing [#${number}]`,
        text: 'x',
        html: `<p>Part ${n}</p>${line.repeat(9)}`,
      };
      await kontor.send(mail);
      await until('it joined', async () => (await messagesOf(id)).length === n);
    }
    await open(tim, number);
    // Its frames are drawn one after another, and the first unread message stays at the top meanwhile.
    await until('its frames have outgrown the window', () =>
      tim.evaluate<boolean>(`(() => {
        const { scrollHeight, clientHeight } = document.querySelector('[role=log]');
        const frames = [...document.querySelectorAll('iframe')];
        return scrollHeight > clientHeight + 400 && frames.every((one) => one.clientHeight > 300);
      })()`),
    );
    expect((await inSight(tim)).at).toBeLessThan(60);
    expect(await tim.evaluate<number>(`document.querySelector('[role=log]').scrollTop`)).toBeLessThan(60);
  });

  test('room is kept for mails that are still drawn: the first unread one stands still in every frame', async () => {
    const words = 'A line of words that is about as long as people write them. ';
    const mail = (n: number) => ({
      from: anna,
      subject: 'Still',
      text: `Part ${n}.\n\n${words.repeat(12)}`,
      html: `<p>Part ${n}.</p><p>${words.repeat(12)}</p>`.repeat(1 + (n % 3)),
    });
    await kontor.send(mail(1));
    const { id, number } = await withSubject('Still');
    for (const n of [2, 3, 4, 5, 6, 7, 8]) {
      await kontor.send({ ...mail(n), subject: `Still [#${number}]` });
      await until('it joined', async () => (await messagesOf(id)).length === n);
    }
    await kontor.api('tim').send('PUT', `/conversations/${id}/read`, { seq: 4 });
    // From the first frame on in which its line stands. An observer tells where it is when the frame is painted; in the
    // callback of the frame itself what has grown is not set right yet.
    await tim.addInitScript(`window.stood = [];
      const look = () => {
        const line = document.querySelector('[role=log] [role=separator][aria-label=New]');
        if (line) new IntersectionObserver(([{ boundingClientRect }], observer) => {
          window.stood.push(Math.round(boundingClientRect.top));
          observer.disconnect();
        }).observe(line);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);`);
    await open(tim, number);
    await until('the mails in sight are drawn', () =>
      tim.evaluate<boolean>(`(() => {
        const { top, bottom } = document.querySelector('[role=log]').getBoundingClientRect();
        const near = [...document.querySelectorAll('[role=log] iframe')].filter((one) => {
          const place = one.getBoundingClientRect();
          return place.bottom > top && place.top < bottom;
        });
        return near.length > 0 && near.every((one) => one.contentDocument?.body?.textContent.includes('Part'));
      })()`),
    );
    const frames = await tim.evaluate<number>('window.stood.length');
    await until(
      'more frames were painted',
      async () => (await tim.evaluate<number>('window.stood.length')) > frames + 5,
    );
    const stood = await tim.evaluate<number[]>('window.stood');
    expect(stood.filter((at) => Math.abs(at - stood.at(-1)!) > 2)).toEqual([]);
  });

  test('wide mail is made to fit, images from elsewhere wait for a click, and on a phone in the dark axe finds nothing', async () => {
    const html = `<table width="900" bgcolor="#ffffff"><tr><td width="900">A wide newsletter</td></tr></table>
      <img src="http://elsewhere.example/a.png" alt="">`;
    await kontor.send({ from: anna, subject: 'Wide', text: 'Wide', html });
    const { number } = await withSubject('Wide');
    await kontor.api('lena').put('/me', { name: 'Lena', locale: 'de', zone: null }, sessionView);
    await lena.emulateMedia({ colorScheme: 'dark' });
    await lena.setViewportSize({ width: 390, height: 844 });
    await lena.goto(`${kontor.url}/inbox/everything/${number}`);
    await lena.getByText('1 Bild von aussen nicht geladen').waitFor();
    await lena.frameLocator('iframe').getByText('A wide newsletter').waitFor();
    await until('it fits', () =>
      lena.evaluate<boolean>(`(() => {
        const documentElement = document.querySelector('iframe').contentDocument?.documentElement;
        return Number(documentElement?.querySelector('body')?.style.zoom) < 1;
      })()`),
    );
    await lena.getByRole('button', { name: 'An Dunkel anpassen' }).click();
    expect(await violations(lena)).toEqual([]);
    expect(await lena.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
