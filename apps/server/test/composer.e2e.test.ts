import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { inConsole } from './support/browser.ts';
import type { BuiltKontor } from './support/built-kontor.ts';
import { pasteInto } from './support/clipboards.ts';
import { begin, type Desks, editor, holdLong, openDesks } from './support/desks.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('writing, in a real browser', () => {
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
  const draftOf = (id: string, words: string) => desks.draftOf(id, words);
  const mailWith = (words: string) => desks.mailWith(words);
  const inList = (page: Page) => page.locator('.ProseMirror li');

  test('by keys alone: emphasis, a list, a quote and a link reach the mailbox, in both parts', async () => {
    const { id } = await begin(desks, lena, 'Keys');
    const press = (keys: string) => lena.keyboard.press(keys);
    const type = (words: string) => lena.keyboard.type(words);
    await type('Dear Anna, it is ');
    await press('Control+b');
    await type('free');
    await press('Control+b');
    await type(' and ');
    await press('Control+i');
    await type('new');
    await press('Control+i');
    await type('.');
    await press('Enter');
    await press('Enter');
    await press('Control+Shift+Digit8');
    await type('rinse');
    await press('Enter');
    await type('dry');
    await press('Enter');
    await press('Enter');
    await type('see ');
    await press('Control+Shift+u');
    await lena.getByLabel('Address of the link').fill('adler.example/tank');
    await lena.getByLabel('Words of the link').fill('the tank');
    await press('Enter');
    await type('today.');
    expect(await inList(lena).allInnerTexts()).toEqual(['rinse', 'dry']);
    expect(await violations(lena)).toEqual([]);

    const draft = await draftOf(id, 'today.');
    expect(draft.content.html).toContain('<strong>free</strong>');

    await press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    const { mail, to } = await mailWith('rinse');
    expect(to).toEqual(['anna@kunde.example']);
    const words =
      'Dear Anna, it is free and new.\n\n- rinse\n- dry\nsee the tank <https://adler.example/tank> today.';
    expect(mail.text).toContain(words);
    expect(mail.html).toContain(
      '<div>Dear Anna, it is <strong>free</strong> and <em>new</em>.</div><div><br /></div>' +
        '<ul><li><div>rinse</div></li><li><div>dry</div></li></ul>' +
        '<div>see <a href="https://adler.example/tank">the tank</a> today.</div>',
    );
    const [, reply] = await messagesOf(id);
    expect(reply).toMatchObject({ text: words, hasHtml: true });
  });

  test('lines and nothing else stay words, and an address laid over chosen words links them', async () => {
    const { id } = await begin(desks, lena, 'Lines');
    await editor(lena).fill('One');
    await lena.keyboard.press('Enter');
    await lena.keyboard.type('two');
    await draftOf(id, 'One\ntwo');
    await lena.keyboard.press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    expect((await mailWith('One\r\ntwo')).mail.text).toContain('One\ntwo');
    expect((await messagesOf(id)).at(-1)).toMatchObject({ text: 'One\ntwo', hasHtml: false });

    await lena.keyboard.press('n');
    await editor(lena).fill('here');
    await lena.keyboard.press('Control+a');
    await pasteInto(lena, '', 'https://adler.example/label');
    await until('the words are a link', async () =>
      (await editor(lena).innerHTML()).includes('<a href="https://adler.example/label">here</a>'),
    );
  });

  test('a rich draft is seen by a colleague as words, in another tab as it is; a plain old one opens', async () => {
    const { id, number } = await begin(desks, lena, 'Shared');
    await lena.keyboard.type('It is ');
    await lena.keyboard.press('Control+b');
    await lena.keyboard.type('yours');
    await draftOf(id, 'It is yours');
    await tim.goto(`${kontor.url}/inbox/everything/${number}`);
    await tim.getByRole('button', { name: /^Reply to/ }).waitFor();
    await tim.keyboard.press('n');
    await tim.getByText('It is yours').waitFor();

    const other = await lena.context().newPage();
    await other.goto(`${kontor.url}/inbox/everything/${number}`);
    await until('it is there as it looks', async () =>
      (await editor(other).innerHTML()).includes('<strong>yours</strong>'),
    );
    await other.keyboard.press('r');
    await other.keyboard.type(' now');
    await until('the first one follows', async () => (await editor(lena).innerText()).includes('yours now'));
    await other.close();

    await kontor.api('lena').send('PUT', `/conversations/${id}/drafts/reply`, { text: 'old\nplain' });
    await lena.reload();
    await until('lines are lines', async () => (await editor(lena).innerText()).trim() === 'old\nplain');
  });

  test('the toolbar is one stop; arrows go through it', async () => {
    await begin(desks, lena, 'Toolbar');
    const bar = lena.getByRole('toolbar', { name: 'How the text looks' });
    await bar.getByRole('button', { name: 'Bold' }).focus();
    await lena.keyboard.press('ArrowRight');
    await lena.keyboard.press('Enter');
    expect(await bar.getByRole('button', { name: 'Italic' }).getAttribute('aria-pressed')).toBe('true');
    await lena.keyboard.type('so');
    expect(await editor(lena).innerHTML()).toContain('<em>so</em>');
    expect(await bar.locator('button[tabindex="0"]').count()).toBe(1);
  });

  test('a note looks as it was written, to colleagues, and nothing in it runs', async () => {
    const { id, number } = await begin(desks, lena, 'Note', { kind: 'note' });
    await lena.keyboard.press('Control+b');
    await lena.keyboard.type('In stock');
    await lena.keyboard.press('Control+Enter');
    await until('it is there', async () => (await messagesOf(id)).at(-1)?.kind === 'note');
    const evil =
      '<div><b>boo</b><img src=x onerror="window.tripped=1"><a href="javascript:window.tripped=1">x</a></div><script>window.tripped=1</script>';
    await kontor
      .api('lena')
      .send(
        'POST',
        `/conversations/${id}/messages`,
        { kind: 'note', text: 'x', html: evil },
        { headers: { 'idempotency-key': 'evil-note-1' } },
      );
    await kontor.api('lena').send('PUT', `/conversations/${id}/drafts/reply`, { text: 'x', html: evil });
    await tim.goto(`${kontor.url}/inbox/everything/${number}`);
    const frames = tim.locator('article iframe');
    await until('both are drawn', async () => (await frames.count()) >= 2);
    await until('the first says it', async () =>
      (await frames.first().contentFrame().locator('strong').allInnerTexts()).includes('In stock'),
    );
    await lena.reload();
    await editor(lena).getByText('boo').waitFor();
    for (const page of [tim, lena]) expect(await page.evaluate('window.tripped')).toBeUndefined();
    expect(await editor(lena).innerHTML()).not.toMatch(/onerror|javascript/);
  });

  test('what was undone stands there again as it looked', async () => {
    await begin(desks, lena, 'Undone');
    const letGo = await holdLong(desks, lena);
    await lena.keyboard.press('Control+b');
    await lena.keyboard.type('Bold words');
    await lena.keyboard.press('Control+Enter');
    await lena.getByRole('button', { name: /^Undo/ }).click();
    await letGo();
    await until('it is back', async () =>
      (await editor(lena).innerHTML()).includes('<strong>Bold words</strong>'),
    );
    expect(await inConsole(lena).recipients('To')).toEqual(['anna@kunde.example']);
  });

  /** Somebody begins to answer while the editor is on its way, until it is released. */
  async function beforeTheEditor(number: number): Promise<{ page: Page; release: () => void }> {
    const page = await lena.context().newPage();
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    await page.route(/\/RichText-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${kontor.url}/inbox/everything/${number}`);
    await page.getByText('My tank is cracked.').last().waitFor();
    await page.getByRole('button', { name: /^Reply / }).waitFor();
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    return { page, release };
  }

  test('whoever writes before the editor has come loses no letter, and none is a key of the page', async () => {
    const { id, number } = await begin(desks, tim, 'Written early');
    const { page, release } = await beforeTheEditor(number);
    const words = 'Here we are: each letter is wanted, u, e, h, j and k, too. '.repeat(4).trim();
    const typing = page.keyboard.type(words, { delay: 4 });
    await until('some of it is typed', async () =>
      (await page.locator('textarea').inputValue()).includes('letter'),
    ).finally(release);
    await typing;
    await editor(page).waitFor();
    expect((await editor(page).innerText()).trim()).toBe(words);
    expect(await withSubject('Written early')).toMatchObject({ id, status: 'open' });
    await page.close();
  });

  test('whoever stopped after a space goes on after it when the editor has come', async () => {
    const { number } = await begin(desks, tim, 'Written in two goes');
    const { page, release } = await beforeTheEditor(number);
    await page.keyboard.type('Here ');
    release();
    await editor(page).waitFor();
    await page.keyboard.type('we are');
    expect((await editor(page).innerText()).trim()).toBe('Here we are');
    await page.close();
  });
});
