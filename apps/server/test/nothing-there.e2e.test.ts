import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { inConsole, openConsole, startChromium, walkTo } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { without } from './support/without.ts';

const unknown = '01890000-0000-7000-8000-000000000000';
/** By the console's own path: what is said where the last part of the address names nothing, and where the way back leads. */
const said: Record<string, { en: string; de: string; back: RegExp; leads: RegExp }> = {
  '/inbox/:list': {
    en: 'No such list',
    de: 'Diese Liste gibt es nicht',
    back: /^(To the inbox|Zum Posteingang)$/,
    leads: /\/inbox\/mine$/,
  },
  '/inbox/all/:conversation': {
    en: 'No such conversation',
    de: 'Diese Konversation gibt es nicht',
    back: /^(Back|Zurück)$/,
    leads: /\/inbox\/all$/,
  },
  '/customers/:id': {
    en: 'No such customer',
    de: 'Diesen Kunden gibt es nicht',
    back: /^(Back to Customers|Zurück zu „Kunden“)$/,
    leads: /\/customers$/,
  },
  '/customers/companies/:company': {
    en: 'No such company',
    de: 'Diese Firma gibt es nicht',
    back: /^(Back to Customers|Zurück zu „Kunden“)$/,
    leads: /\/customers$/,
  },
  '/settings/channels/:id': {
    en: 'No such channel',
    de: 'Diesen Kanal gibt es nicht',
    back: /^(Back to Channels|Zurück zu „Kanäle“)$/,
    leads: /\/settings\/channels$/,
  },
  '/settings/webhooks/:id': {
    en: 'No such webhook',
    de: 'Diesen Webhook gibt es nicht',
    back: /^(Back to Webhooks|Zurück zu „Webhooks“)$/,
    leads: /\/settings\/webhooks$/,
  },
};
const places = Object.keys(said);
const addressOf = (place: string, named: string) => place.replace(/:\w+$/, named);

describe.skipIf(without('chromium'))('an address that names nothing, in a browser', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let admin: Page;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    browser = await startChromium();
    admin = await openConsole(browser, kontor.url, { email: kontor.cast.people.admin.email, password });
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  async function saidAt(path: string, title: string): Promise<void> {
    await admin.goto(kontor.url + path);
    await admin.getByRole('heading', { name: title, exact: true }).waitFor();
  }
  /** The same by a link within the console. */
  async function saidWhenLedTo(path: string, title: string): Promise<void> {
    await walkTo(admin, path);
    await admin.getByRole('heading', { name: title, exact: true }).waitFor();
  }

  test('every page that takes an id stands in the table', async () => {
    const paths = await admin.evaluate<string[]>(
      `document.querySelector('#app').__vue_app__.config.globalProperties.$router.getRoutes().map(({ path }) => path)`,
    );
    // A link that was used says so in its own words; one leads on to the inbox; one is the page for what is no page.
    const other = ['/link/:token', '/:rest(.*)*', '/conversations/:conversation'];
    const plain = (path: string) => path.replace(/\([^)]*\)/g, '').replaceAll('?', '');
    const naming = paths.filter((path) => path.includes(':') && !other.includes(path)).map(plain);
    expect(naming.toSorted()).toEqual(
      [
        '/customers/:id',
        '/customers/companies/:company',
        '/inbox/:list/:conversation/:panel',
        '/settings/channels/:id',
        '/settings/webhooks/:id',
      ].toSorted(),
    );
  });

  test('it says what there is none of, whether the name could be one or not, and leads back', async () => {
    for (const place of places)
      for (const named of ['x', unknown]) {
        await saidAt(addressOf(place, named), said[place]!.en);
        await admin.getByText('It does not exist, or it is not yours to see.').waitFor();
        expect(await admin.getByText('Invalid').count()).toBe(0);
        expect(await violations(admin)).toEqual([]);
      }
    for (const place of places) {
      await saidWhenLedTo(addressOf(place, 'x'), said[place]!.en);
      const way = admin
        .getByRole('main')
        .getByRole(place.includes(':conversation') ? 'button' : 'link', { name: said[place]!.back });
      await way.click();
      await admin.waitForURL(said[place]!.leads);
    }
    await saidAt('/settings/channels/new-pigeon', 'No such channel');
    await saidAt('/customers/x/y', 'There is no page here');
  });

  test('what comes in afterwards still arrives by itself', async () => {
    await saidAt('/customers/x', 'No such customer');
    await admin.evaluate(
      `document.querySelector('#app').__vue_app__.config.globalProperties.$router.push('/inbox/all')`,
    );
    await kontor.send({ from: 'Anna <anna@kunde.example>', subject: 'The tank leaks', text: 'It leaks.' });
    await inConsole(admin).row('The tank leaks').waitFor();
    expect(await inConsole(admin).row('The tank leaks').count()).toBe(1);
  });

  test('in German, on a phone, in the dark', async () => {
    await admin.evaluate(`localStorage.setItem('kontor.language', 'de')`);
    await kontor.db.sql
      .updateTable('agent')
      .set({ locale: 'de' })
      .where('id', '=', kontor.cast.people.admin.id)
      .execute();
    await admin.setViewportSize({ width: 390, height: 844 });
    await admin.emulateMedia({ colorScheme: 'dark' });
    for (const place of places) {
      await saidAt(addressOf(place, 'x'), said[place]!.de);
      await admin.getByText('oder Sie dürfen es nicht sehen').waitFor();
      expect(await violations(admin)).toEqual([]);
    }
  });
});
