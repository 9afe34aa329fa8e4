import { expect, describe, test } from 'vitest';
import { byKeyboard, many } from './support/by-keyboard.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('the commonest tasks around conversations, by keyboard alone', () => {
  const at = byKeyboard();
  const { list, listOf, rowOf, now, head, openOne, sees } = at;

  test('open the next conversation and the one before', async () => {
    const [first, second] = await list('view=all');
    await at.lena.press('j');
    await sees(head(first!.number));
    await at.lena.press('j');
    await sees(head(second!.number));
    await at.lena.press('k');
    await sees(head(first!.number));
    await at.lena.press('Escape');
    await at.page.waitForURL('**/inbox/all');
  });

  test('search and open what was found', async () => {
    const one = at.rows[many - 1]!;
    await at.lena.press('/');
    await at.lena.type(`"crate ${many - 1}"`);
    await at.lena.press('Enter');
    await at.page.waitForURL('**q=**');
    await rowOf(at.page, one).waitFor();
    expect(await listOf(at.page).getByRole('link').count()).toBe(1);
    await at.lena.off('input');
    await at.lena.press('j');
    await sees(head(one.number));
  });

  test('jump to a number', async () => {
    const one = at.rows[many - 2]!;
    await at.lena.choose(String(one.number), new RegExp(`#${one.number} `));
    await sees(head(one.number));
  });

  test('tick five, resolve them, and take it all back', async () => {
    const five = (await list('view=all')).slice(0, 5);
    await at.lena.press('j');
    await sees(head(five[0]!.number));
    await at.lena.press('x');
    for (const next of five.slice(1)) {
      await at.lena.press('Shift+j');
      await sees(head(next.number));
    }
    await at.page.getByText('5 ticked').waitFor();
    await at.lena.press('e');
    await at.page.getByText('Resolve: 5 changed.').waitFor();
    for (const one of five) expect((await now(one)).status).toBe('resolved');
    await at.lena.press('z');
    await at.page.getByText('“Resolve” undone: 5 put back.').waitFor();
    for (const one of five) expect((await now(one)).status).toBe('open');
  });

  test('go to another view, by two keys and by name', async () => {
    await at.lena.press('g', 'u');
    await at.page.waitForURL('**/inbox/unassigned');
    await at.lena.choose('snoozed', 'Snoozed');
    await at.page.waitForURL('**/inbox/snoozed');
    await sees(at.page.getByRole('heading', { name: 'Snoozed', exact: true }));
  });

  test('mark as unread', async () => {
    const one = await openOne();
    await until('it is read', async () =>
      (await list('view=all&limit=100')).some(({ id, readSeq }) => id === one.id && readSeq > 0),
    );
    await at.lena.press('u');
    await until('it is unread', async () =>
      (await list('view=all&limit=100')).some(({ id, readSeq }) => id === one.id && readSeq === 0),
    );
    await at.page.waitForURL('**/inbox/all');
  });

  test('change theme and language through the palette', async () => {
    await at.lena.choose('dark', 'Theme: Dark');
    await sees(at.page.locator('[data-theme=dark]'));
    await at.lena.choose('deutsch', 'Language: Deutsch');
    await at.page.getByRole('heading', { name: 'Alle offenen' }).waitFor();
    await at.lena.press('Control+k');
    await at.page.getByRole('combobox', { name: 'Alles tun oder finden' }).waitFor();
    await at.lena.type('english');
    await at.page.getByRole('option', { name: 'Sprache: English', selected: true }).waitFor();
    await at.lena.press('Enter');
    await at.page.getByRole('heading', { name: 'All open' }).waitFor();
  });

  test('ask which keys there are, and turn the single ones off', async () => {
    // In a field it would be typed.
    await openOne();
    await at.lena.off('.composer');
    await at.lena.press('?');
    await sees(at.page.getByRole('dialog', { name: 'Keys' }).getByText('Next conversation'));
    // A narrow screen with a keyboard beside it: each line still shows its key.
    const wide = at.page.viewportSize()!;
    await at.page.setViewportSize({ width: 390, height: 844 });
    const lines = at.page.getByRole('dialog', { name: 'Keys' }).locator('dl > div');
    await sees(lines.first());
    expect(await lines.filter({ visible: true }).count()).toBe(
      await lines.filter({ has: at.page.locator('kbd:visible') }).count(),
    );
    await at.page.setViewportSize(wide);
    await at.lena.press('Escape');
    await at.page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    await at.lena.choose('keys', 'Keys');
  });
});
