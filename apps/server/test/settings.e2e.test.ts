import { readFile } from 'node:fs/promises';
import { conversationList, conversationRow } from '@kontor/contracts/conversation';
import { colleague } from '@kontor/contracts/people';
import { channelSettings } from '@kontor/contracts/settings';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totpCode } from '../src/accounts/totp.ts';
import { violations } from './support/axe.ts';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password, type PersonName } from './support/cast.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('accounts and channels in the settings, in a browser', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let admin: Page;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    browser = await startChromium();
    admin = await open('admin');
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  const open = (who: PersonName) =>
    openConsole(browser, kontor.url, { email: kontor.cast.people[who].email, password });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  /** From the menu of somebody's row. */
  async function chooseOf(row: Locator, verb: string): Promise<void> {
    await row.getByRole('button', { name: /^More about/ }).click();
    await admin.getByRole('menuitem', { name: verb }).click();
  }

  /** As an authenticator app does it with the key that people type. */
  function codeFor(key: string): string {
    const bits = [...key.replaceAll(' ', '')]
      .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
      .join('');
    const bytes = bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2));
    return totpCode(Buffer.from(bytes), new Date());
  }
  async function turnOn(page: Page): Promise<string[]> {
    await page.goto(`${kontor.url}/settings/profile`);
    const card = page.getByRole('region', { name: /^Second factor/ });
    await button(page, 'Set up').click();
    await card.getByLabel('Password').fill('not this one');
    await page.keyboard.press('Enter');
    await card.getByText('The password is wrong.').waitFor();
    await card.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await card.getByRole('img', { name: /^Picture to scan/ }).waitFor();
    const key = await card.getByLabel('Or type this key into the app').inputValue();
    expect(await violations(page)).toEqual([]);
    await card.getByLabel('Code that the app shows').fill(codeFor(key));
    await page.keyboard.press('Enter');
    await card.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    return card.getByRole('listitem').allInnerTexts();
  }
  async function comeIn(page: Page, who: PersonName): Promise<void> {
    await page.goto(`${kontor.url}/sign-in`);
    await page.getByLabel('E-mail').fill(kontor.cast.people[who].email);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
  }

  test('a second factor is set up, its ten codes are kept, one opens the account elsewhere, and an admin resets it', async () => {
    const lena = await open('lena');
    const codes = await turnOn(lena);
    expect(new Set(codes).size).toBe(10);
    const [file] = await Promise.all([lena.waitForEvent('download'), button(lena, 'Download').click()]);
    const kept = await readFile(await file.path(), 'utf8');
    expect(kept.split('\n')).toEqual(expect.arrayContaining(codes));
    expect(await violations(lena)).toEqual([]);
    await button(lena, 'I have kept them').click();
    await lena.getByText('10 recovery codes are left.').waitFor();

    const elsewhere = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await comeIn(elsewhere, 'lena');
    await elsewhere.getByLabel('Code of the second factor').fill('000000');
    await elsewhere.keyboard.press('Enter');
    await elsewhere.getByText('This code is wrong, too old, or was used before.').waitFor();
    await button(elsewhere, 'Without the phone: use a recovery code').click();
    expect(await violations(elsewhere)).toEqual([]);
    await elsewhere.keyboard.type(codes[3]!);
    await elsewhere.keyboard.press('Enter');
    await elsewhere.waitForURL('**/inbox/**');

    await admin.goto(`${kontor.url}/settings/people`);
    const row = admin.getByRole('listitem').filter({ hasText: kontor.cast.people.lena.email });
    await chooseOf(row, 'Reset second factor');
    const dialog = admin.getByRole('dialog', { name: 'Reset the second factor of Lena?' });
    await dialog.getByRole('button', { name: 'Reset second factor' }).click();
    await admin.getByText('The second factor of Lena is off.').waitFor();
    await chooseOf(row, 'Reset second factor');
    await dialog.getByRole('button', { name: 'Reset second factor' }).click();
    await dialog.getByText('This person has no second factor.').waitFor();
    expect(await violations(admin)).toEqual([]);
    await elsewhere.reload();
    await elsewhere.waitForURL('**/sign-in**');
    await comeIn(elsewhere, 'lena');
    await elsewhere.waitForURL('**/inbox/**');
  });

  test('recovery codes are made anew and the second factor is turned off, in the dark, in German, on a phone', async () => {
    const mara = await open('mara');
    const codes = await turnOn(mara);
    await button(mara, 'I have kept them').click();
    await mara.emulateMedia({ colorScheme: 'dark' });
    await mara.setViewportSize({ width: 390, height: 844 });
    await mara.evaluate(`localStorage.setItem('kontor.language', 'de')`);
    await kontor.db.sql
      .updateTable('agent')
      .set({ locale: 'de' })
      .where('id', '=', kontor.cast.people.mara.id)
      .execute();
    await mara.goto(`${kontor.url}/settings/profile`);
    await button(mara, 'Neue Wiederherstellungscodes').click();
    await mara.getByLabel('Passwort', { exact: true }).fill(password);
    await mara.getByLabel('Code des zweiten Faktors').fill(codes[0]!);
    expect(await violations(mara)).toEqual([]);
    await mara.keyboard.press('Enter');
    await mara.getByRole('heading', { name: 'Ihre Wiederherstellungscodes' }).waitFor();
    expect(await violations(mara)).toEqual([]);
    expect(await mara.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const [fresh] = await mara
      .getByRole('list', { name: 'Ihre Wiederherstellungscodes' })
      .getByRole('listitem')
      .allInnerTexts();
    await button(mara, 'Ich habe sie aufbewahrt').click();
    await button(mara, 'Ausschalten').click();
    await mara.getByLabel('Passwort', { exact: true }).fill(password);
    await mara.getByLabel('Code des zweiten Faktors').fill(codes[1]!);
    await mara.keyboard.press('Enter');
    await mara.getByText('Passwort oder Code stimmt nicht.').waitFor();
    await mara.getByLabel('Code des zweiten Faktors').fill(fresh!);
    await mara.keyboard.press('Enter');
    await button(mara, 'Einrichten').waitFor();
  });

  test('a channel is signed in at its provider from its page, which says once why it did not work', async () => {
    const { id } = await kontor.api('admin').post(
      '/channels',
      mailbox('sales@adler-kaffee.example', {
        receive: 'imap',
        imap: { host: '127.0.0.1', port: 1, security: 'none', user: 'sales' },
        oauth: { provider: 'google', clientId: 'kontor', clientSecret: 'secret' },
      }),
      channelSettings,
    );
    await admin.goto(`${kontor.url}/settings/channels/${id}`);
    await admin.getByText('not signed in').waitFor();
    expect(await admin.getByLabel('Access').count()).toBe(0);
    await button(admin, 'Sign in at Google').click();
    const redirect = `${kontor.url}/api/v1/channel-sign-in`;
    const field = admin.getByRole('textbox', { name: 'Redirect address, to be registered at Google' });
    expect(await field.inputValue()).toBe(redirect);
    const there = new URL((await admin.getByRole('link', { name: 'Go to Google' }).getAttribute('href'))!);
    expect([there.origin, there.searchParams.get('redirect_uri')]).toEqual([
      'https://accounts.google.com',
      redirect,
    ]);
    expect(await violations(admin)).toEqual([]);

    const back = new URLSearchParams({ state: there.searchParams.get('state')!, error: 'access_denied' });
    await admin.goto(`${redirect}?${back}`);
    await admin.waitForURL(`**/settings/channels/${id}`);
    await admin.getByText('The permission was not given.').waitFor();
    await admin.reload();
    await admin.getByText('not signed in').waitFor();
    expect(await admin.getByText('The permission was not given.').count()).toBe(0);

    // Somebody thinks better of it: the password counts again, and nothing of the provider is kept.
    await button(admin, 'Use a password instead').click();
    await admin.getByLabel('Password', { exact: false }).first().fill('a password');
    await button(admin, 'Save').click();
    const saved = await until('the password is saved', async () => {
      const channel = await kontor.api('admin').get(`/channels/${id}`, channelSettings);
      return channel.secretsSet.includes('imap.password') && channel;
    });
    expect(saved.secretsSet.filter((path) => path.startsWith('oauth'))).toEqual([]);
    expect(saved.settings['oauth']).toBeUndefined();
    await button(admin, 'Use a password instead').waitFor({ state: 'detached' });
    await kontor.api('admin').delete(`/channels/${id}`);
  });

  test('in quarantine a message that is fetched again says so, and what became of it', async () => {
    const imap = { host: '127.0.0.1', port: 1, security: 'none', user: 'orders', password: 'x' };
    const { id } = await kontor
      .api('admin')
      .post('/channels', mailbox('orders@adler-kaffee.example', { receive: 'imap', imap }), channelSettings);
    const receipt = kontor.db.sql.updateTable('receipt').where('channel_id', '=', id);
    await kontor.db.sql
      .insertInto('receipt')
      .values({
        channel_id: id,
        channel_ids: [id],
        delivery_id: 'imap:INBOX:17:4',
        digest: '',
        sender_key: '',
        size: 0,
        received_at: new Date(),
        state: 'quarantined',
        reason: 'The server gave nothing.',
      })
      .execute();
    await admin.goto(`${kontor.url}/settings/quarantine`);
    await admin.getByText('The server gave nothing.').waitFor();
    await button(admin, 'Try again').click();
    await admin.getByText('It is being fetched again.').waitFor();
    expect(await button(admin, 'Try again').isDisabled()).toBe(true);
    await receipt.set({ state: 'quarantined', reason: 'The mail is gone from INBOX.' }).execute();
    await admin.getByText('Tried again just now: The mail is gone from INBOX.').waitFor();
    expect(await violations(admin)).toEqual([]);
    await button(admin, 'Try again').click();
    await admin.getByText('It is being fetched again.').waitFor();
    await receipt.set({ state: 'dropped' }).execute();
    await admin.getByText(/^\s*It has left quarantine/).waitFor();
    expect(await violations(admin)).toEqual([]);
    await kontor.api('admin').delete(`/channels/${id}`);
  });

  test('a key says that the newest message needs no answer; who was disabled has no conversation any more', async () => {
    await kontor.send({ from: 'anna@kunde.example', subject: 'Thanks', text: 'All is well.' });
    const row = await until('it came in', async () =>
      (await kontor.api('admin').get('/conversations?view=all', conversationList)).items.find(
        ({ subject }) => subject === 'Thanks',
      ),
    );
    await admin.goto(`${kontor.url}/inbox/all/${row.number}`);
    const timeline = admin.getByRole('log', { name: 'Messages and events' });
    await timeline.getByText('All is well.').waitFor();
    await admin.keyboard.press('Shift+N');
    await timeline.getByText('· needs no answer').waitFor();
    await timeline.getByRole('button', { name: 'More' }).first().click();
    const entry = admin.getByRole('menuitem', { name: /^Needs an answer after all/ });
    expect(await entry.locator('kbd').innerText()).toBe('Shift+N');
    await admin.keyboard.press('Escape');
    const { mara } = kontor.cast.people;
    await kontor
      .api('admin')
      .put(`/conversations/${row.id}/assignee`, { assigneeId: mara.id }, conversationRow);
    await kontor.api('admin').put(`/people/${mara.id}`, { disabled: true }, colleague);
    await timeline.getByText('No longer assigned: Mara was disabled').waitFor();
  });

  function mailbox(address: string, settings: Record<string, unknown>) {
    const { brandId, teams } = kontor.cast;
    return {
      kind: 'email',
      name: address,
      brandId,
      teamId: teams.support,
      teamIds: [teams.support],
      enabled: true,
      settings: {
        address,
        smtp: { host: '127.0.0.1', port: 1, security: 'none', login: 'own', user: address, password: 'x' },
        ...settings,
      },
    };
  }
});
