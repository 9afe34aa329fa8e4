import { conversationList, conversationRow, type ListedConversation } from '@kontor/contracts/conversation';
import { messageList, type MessageView } from '@kontor/contracts/message';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectErrors, openConsole, startChromium, walkTo } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { type HostileMail, hostileMails, hostileWords, lyingFiles, svg } from './support/hostile-html.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

/** So many in one conversation: each is shown in a frame of its own. */
const together = 18;
const groups = inGroups(hostileMails, together).map((mails, i) => ({ i, mails }));
/** So many words in one conversation: in names, its subject, tags, notes and names of files. */
const wordGroups = inGroups(hostileWords, 6);
const mallory = 'mallory@evil.example';
/** For what happens in other processes of a loaded machine. */
const patience = 60_000;

/** The marks that whatever ran has left: on the console, and in each frame. */
const marks = `[window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)]
  .map(({ tripped }) => tripped).filter(Boolean)`;

/** Does in every mail on the screen what a hand might do, but follows no honest link. */
const touch = `for (const frame of document.querySelectorAll('iframe'))
  for (const element of frame.contentDocument.querySelectorAll('*')) {
    for (const event of ['mouseover', 'mousemove', 'focus', 'animationstart', 'error', 'load', 'toggle'])
      element.dispatchEvent(new Event(event, { bubbles: true }));
    if (!/^(https?|mailto|tel):/i.test(element.getAttribute('href') ?? '')) element.click?.();
  }`;

/** Whatever was begun before has begun: two pictures are drawn, and an answer comes from our own server. */
const settle = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => fetch('/health/live')).then((answer) => answer.text())`;

/** What a page did that no mail may make it do. */
interface Watch {
  tripped: string[];
  /** Requests to other hosts, whether they got through or not. */
  left: string[];
}
const quiet: Watch = { tripped: [], left: [] };

describe.skipIf(without('chromium'))('hostile mail in a real browser', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let trap: Server;
  /** What reached any other host than the server: first lines of what was said there. */
  const trapped: string[] = [];
  let lena: Page;
  let watch: Watch;
  beforeAll(async () => {
    trap = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (said) => trapped.push(said.toString('latin1').split('\r\n', 1)[0]!));
      socket.on('data', () => socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'));
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { port } = trap.address() as AddressInfo;
    kontor = await startBuiltKontor();
    // The names that mails call lead to the trap; whom the browser itself would call is not there.
    const names = `MAP evil.example 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
    browser = await startChromium([`--host-resolver-rules=${names}`]);
    const { email } = kontor.cast.people.lena;
    lena = await openConsole(browser, kontor.url, { email, password }, { width: 1440, height: 12_000 });
    watch = watched(lena);
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
    trap?.close();
  });

  function watched(page: Page): Watch {
    const seen: Watch = { tripped: [], left: [] };
    const context = page.context();
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^https?:/.test(protocol) && host !== new URL(kontor.url).host) seen.left.push(request.url());
    });
    context.on('page', (opened) => seen.tripped.push(`opened ${opened.url()}`));
    page.on('dialog', (dialog) => {
      seen.tripped.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('framenavigated', (frame) => {
      const url = frame.url();
      if (!url.startsWith(kontor.url) && url !== 'about:blank') seen.tripped.push(`went to ${url}`);
    });
    return seen;
  }

  const tripped = (page: Page) => page.evaluate<string[]>(marks);

  const conversation = (subject: string): Promise<ListedConversation> =>
    until(
      `"${subject}" is there`,
      async () => {
        const everything = '/conversations?view=everything&limit=100';
        const { items } = await kontor.api('lena').get(everything, conversationList);
        return items.find((row) => row.subject.startsWith(subject));
      },
      patience,
    );
  const messagesOf = async (id: string): Promise<MessageView[]> =>
    (await kontor.api('lena').get(`/conversations/${id}/messages?limit=100`, messageList)).items;

  /** Mails in one conversation. */
  async function sendTogether(subject: string, mails: HostileMail[]): Promise<ListedConversation> {
    const file = { filename: 'evil.svg', cid: 'evil-svg', contentType: 'image/svg+xml', content: svg };
    const sendOne = ({ id, html }: HostileMail, name: string) =>
      kontor.send({ from: mallory, subject: name, text: `text of ${id}`, html, attachments: [file] });
    const [first, ...others] = mails;
    await sendOne(first!, subject);
    const opened = await conversation(subject);
    await Promise.all(others.map((mail) => sendOne(mail, `More [#${opened.number}]`)));
    const all = async () => (await messagesOf(opened.id)).length === mails.length;
    await until(`all of ${subject} are there`, all, patience);
    return opened;
  }

  /** A mail's own words stand in its frame. */
  const shown = (id: string) =>
    until(
      `${id} is shown`,
      () =>
        lena.evaluate<boolean>(`[...document.querySelectorAll('iframe')].some(({ contentDocument }) =>
          contentDocument?.body?.textContent.includes('shown-${id}.'))`),
      patience,
    );
  const open = (number: number) => lena.goto(`${kontor.url}/inbox/everything/${number}`);

  async function expectQuiet(where: string): Promise<void> {
    await lena.evaluate(settle);
    expect([where, await tripped(lena), watch, trapped]).toEqual([where, [], quiet, []]);
  }

  test('there are hundreds of ways, and nearly half of the mails run or call home where nothing hinders them', async () => {
    expect(hostileMails.length + hostileWords.length + lyingFiles.length).toBeGreaterThanOrEqual(200);
    const context = await browser.newContext({ bypassCSP: true });
    expectErrors(context);
    const page = await context.newPage();
    const seen = watched(page);
    await page.goto(`${kontor.url}/theme.js`);
    await page.evaluate(
      `Object.defineProperty(window, 'tripped', { set: (id) => ran.push(id) }); window.ran = []`,
    );
    const live = async () => {
      const ran = await page.evaluate<string[]>('ran');
      const called = seen.left.map(
        (url) => /^.*evil\.example\/(?:ran-)?([\w-]+?)(?:-2)?(?:\.\w+)?$/.exec(url)?.[1],
      );
      return new Set([...ran, ...called].filter((id) => hostileMails.some((mail) => mail.id === id)));
    };
    for (const { html } of hostileMails)
      await page.evaluate(
        `document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: ${JSON.stringify(html)} }))`,
      );
    // The others need another browser, a click, or a second reading of what was cleaned.
    await until('nearly half of them are live', async () => (await live()).size >= 80, patience);
    expect(trapped.length).toBeGreaterThan(0);
    await context.close();
    trapped.length = 0;
  });

  test('one mail laid into the console as it is trips what the others must not', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    expectErrors(context);
    const page = await context.newPage();
    const seen = watched(page);
    await page.goto(`${kontor.url}/sign-in`);
    const { html } = hostileMails.find(({ id }) => id === 'img-onerror')!;
    await page.evaluate(`document.body.innerHTML = ${JSON.stringify(html)}`);
    await until('it has called home', () => trapped.length > 0, patience);
    expect(await tripped(page)).toEqual(['img-onerror']);
    expect(seen.left).toEqual(['http://evil.example/ran-img-onerror']);
    await context.close();
    trapped.length = 0;
  });

  test.each(groups)('mails of group $i run nothing and call nobody', async ({ i, mails }) => {
    const { number } = await sendTogether(`Group ${i}.`, mails);
    await open(number);
    for (const mail of mails) await shown(mail.id);
    await lena.evaluate(touch);
    await expectQuiet(`group ${i}`);
    expect(lena.url()).toBe(`${kontor.url}/inbox/everything/${number}`);
  });

  test('images from elsewhere come with the reader’s click, and nothing else comes with them', async () => {
    const home = 'http://evil.example/wanted';
    await kontor.send({
      from: mallory,
      subject: 'With images',
      text: 'Look.',
      html: `<p>shown-images.</p><img src="${home}-1.png"><img src="${home}-2.png" onerror="top.tripped='images'">
        <p style="background:url(${home}-style.png)">x</p><link rel=stylesheet href="${home}.css">
        <iframe src="${home}-frame"></iframe><img srcset="${home}-set 1x">`,
    });
    await open((await conversation('With images')).number);
    await shown('images');
    await expectQuiet('before the click');
    await lena.locator('.blocked button').click();
    await until('both are asked for', () => trapped.length >= 2, patience);
    await lena.evaluate(settle);
    const asked = ['http://evil.example/wanted-1.png', 'http://evil.example/wanted-2.png'];
    expect(watch.left.toSorted()).toEqual(asked);
    expect(trapped).toHaveLength(2);
    expect(await tripped(lena)).toEqual([]);
    trapped.length = 0;
    watch.left.length = 0;
  });

  test('a file that lies about its type is never served as a page or a picture that runs', async () => {
    await kontor.send({
      from: mallory,
      subject: 'With files',
      text: 'See attached.',
      attachments: lyingFiles.map(([filename, contentType, content]) => ({ filename, contentType, content })),
    });
    const { id, number } = await conversation('With files');
    const { attachments } = (await messagesOf(id))[0]!;
    expect(attachments.map(({ name }) => name)).toEqual(lyingFiles.map(([filename]) => filename));
    const tab = await browser.newPage();
    for (const [k, { name, path }] of attachments.entries()) {
      const answer = await fetch(`${kontor.url}${path!}`);
      expect([name, answer.headers.get('content-type')]).toEqual([name, lyingFiles[k]![3]]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      const asFile = answer.headers.get('content-disposition')!.startsWith('attachment;');
      expect([name, asFile]).toEqual([name, lyingFiles[k]![3] === 'application/octet-stream']);
      // In a tab of its own it runs nothing, whatever the browser makes of it; a download leaves the tab as it is.
      await tab.goto(`${kontor.url}${path!}`).catch(() => {});
      expect([name, await tripped(tab)]).toEqual([name, []]);
    }
    await tab.close();
    await open(number);
    await lena.getByText('See attached.').first().waitFor();
    await expectQuiet('files');
  });

  /** Every word as a name, a subject, a tag, a note, a draft and the name of a file. */
  async function spread(words: string[], i: number): Promise<number> {
    const api = kontor.api('lena');
    await kontor.send({
      from: { name: words[0]!, address: `word${i}@evil.example` },
      cc: words.map((name, k) => ({ name, address: `copied${i}-${k}@evil.example` })),
      subject: `Words ${i} ${words.join(' ')}`,
      text: words.join('\n'),
      attachments: words.map((word) => ({ filename: `${word}.txt`, content: 'x' })),
    });
    const { id, number } = await conversation(`Words ${i} `);
    for (const [k, word] of words.entries()) {
      // What no database holds is refused where somebody can be told.
      const holdable = word.replaceAll('\0', '');
      const note = { kind: 'note', text: word, html: `${word}<img src=x onerror="top.tripped='note'">` };
      const write = (body: object) =>
        api.send('POST', `/conversations/${id}/messages`, body, {
          headers: { 'idempotency-key': `note-number-${i}-${k}` },
        });
      if (word !== holdable) expect((await write(note)).status).toBe(400);
      const { status } = await write({ ...note, text: holdable, html: note.html.replaceAll('\0', '') });
      expect([word, status]).toEqual([word, 201]);
    }
    const plain = words.map((word) => word.replaceAll('\0', ''));
    const tags = plain.map((word) => word.trim().slice(0, 60).toWellFormed());
    await api.put(`/conversations/${id}/tags`, { tags }, conversationRow);
    const draft = { text: plain.join('\n'), html: plain.join('<br>') };
    expect((await api.send('PUT', `/conversations/${id}/drafts/note`, draft)).status).toBe(200);
    return number;
  }

  test('names, subjects, tags, notes, drafts and names of files are words wherever they stand', async () => {
    const numbers = await Promise.all(wordGroups.map(spread));
    const places = numbers.map((number) => `/inbox/everything/${number}`);
    for (const place of [...places, '/inbox/all', '/customers', '/settings/troubles']) {
      await walkTo(lena, place);
      await expectQuiet(place);
      // Nothing that was written has become a part of the page.
      const grown = `document.querySelectorAll('img[src="x"], svg[onload], [onerror], [onload], base').length`;
      expect([place, await lena.evaluate(grown)]).toEqual([place, 0]);
    }
    await open(numbers[0]!);
    await lena.getByText(hostileWords[0]!, { exact: false }).first().waitFor();
  });
});

function inGroups<One>(all: One[], size: number): One[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
