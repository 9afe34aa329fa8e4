import { draftList, messageBody } from '@kontor/contracts/message';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuiltKontor } from './support/built-kontor.ts';
import { clipboards, pasteInto } from './support/clipboards.ts';
import { anna, begin, type Desks, editor, openDesks } from './support/desks.ts';
import { onePixel } from './support/small-files.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('pasting and dropping into what one writes', () => {
  let desks: Desks;
  let kontor: BuiltKontor;
  let lena: Page;
  /** Of the conversation in which programs' clipboards are tried. */
  let number: number;
  beforeAll(async () => {
    desks = await openDesks();
    ({ kontor, lena } = desks);
    await kontor.send({ from: anna, subject: 'Pasted', text: 'My tank is cracked.' });
    ({ number } = await desks.withSubject('Pasted'));
  });
  afterAll(() => desks?.stop());
  const messagesOf = (id: string) => desks.messagesOf(id);
  const mailWith = (words: string) => desks.mailWith(words);
  const handFile = (page: Page, how: 'paste' | 'drop', name: string, bytes: Buffer) =>
    page.evaluate(`(() => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob('${bytes.toString('base64')}'), (sign) => sign.charCodeAt(0));
      data.items.add(new File([content], '${name}', { type: 'image/png' }));
      const field = document.querySelector('.ProseMirror');
      const { left, top } = field.getBoundingClientRect();
      const more = { bubbles: true, cancelable: true };
      field.dispatchEvent('${how}' === 'paste'
        ? new ClipboardEvent('paste', { clipboardData: data, ...more })
        : new DragEvent('drop', { dataTransfer: data, clientX: left + 4, clientY: top + 4, ...more }));
    })()`);

  test('a picture pasted and one dropped stand in the text, come with the mail and are shown from there', async () => {
    const { id } = await begin(desks, lena, 'Pictures');
    await lena.keyboard.type('Look: ');
    await handFile(lena, 'paste', 'pasted.png', onePixel);
    await until('it is there', async () => (await editor(lena).locator('.picture .state > *').count()) === 0);
    await handFile(lena, 'drop', 'dropped.png', Buffer.concat([onePixel, Buffer.from('2')]));
    await until(
      'both are there',
      async () =>
        (await editor(lena).locator('.picture').count()) === 2 &&
        (await editor(lena).locator('.picture .state > *').count()) === 0,
    );
    const draft = await until('the draft shows both', async () => {
      const { items } = await kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
      return items.find(({ content }) => content.attachmentIds?.length === 2);
    });
    for (const upload of draft.content.attachmentIds!) expect(draft.content.html).toContain(`cid:${upload}`);

    // A crash: the page comes back as it was left.
    await lena.reload();
    await editor(lena).locator('.picture img').nth(1).waitFor();
    await editor(lena).click();
    await lena.keyboard.press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    const { mail } = await mailWith('pasted.png');
    expect(
      mail.attachments
        .map(({ filename, related, contentDisposition }) => [filename, related, contentDisposition])
        .toSorted(),
    ).toEqual([
      ['dropped.png', true, 'inline'],
      ['pasted.png', true, 'inline'],
    ]);
    expect(mail.text).toMatch(/\[pasted\.png\]/);
    const sent = (await messagesOf(id)).at(-1)!;
    const body = await kontor.api('lena').get(`/messages/${sent.id}/body`, messageBody);
    expect(body.html!.match(/src="\/files\//g)).toHaveLength(2);
  });

  test('an upload that is slow shows how far it is and can be stopped; one that fails says so', async () => {
    await begin(desks, lena, 'Slow');
    let refuse = false;
    await lena.route('**/api/v1/attachments', (route) =>
      refuse ? route.fulfill({ status: 413, json: { code: 'too_large', detail: 'x' } }) : undefined,
    );
    await lena.keyboard.type('See ');
    await handFile(lena, 'paste', 'slow.png', onePixel);
    await lena.getByRole('progressbar', { name: 'slow.png is being uploaded' }).waitFor();
    await lena.getByRole('button', { name: 'Remove slow.png' }).click();
    await until('it is out of the text', async () => (await editor(lena).locator('.picture').count()) === 0);
    refuse = true;
    await handFile(lena, 'paste', 'bad.png', onePixel);
    await editor(lena).locator('.picture.wrong small').waitFor();
    await lena.keyboard.press('Control+Enter');
    await lena.getByText('A file could not be uploaded.').waitFor();
    await lena.unroute('**/api/v1/attachments');
  });

  test.each(clipboards)('pasted from $from it is as if written here', async ({ html, text, becomes }) => {
    await lena.goto(`${kontor.url}/inbox/everything/${number}`);
    await lena
      .getByRole('button', { name: /^Reply to/ })
      .or(editor(lena))
      .first()
      .waitFor();
    await lena.keyboard.press('n');
    await editor(lena).waitFor();
    await lena.keyboard.press('Control+a');
    await lena.keyboard.press('Delete');
    await pasteInto(lena, html, text);
    const shown = await editor(lena).innerHTML();
    const plain = shown
      .replaceAll('<br class="ProseMirror-trailingBreak">', '')
      .replace(/ style="[^"]*"/g, '');
    expect(plain).toBe(becomes);
    await lena.keyboard.press('Control+a');
    await lena.keyboard.press('Delete');
  });
});
