import type { Locator, Page } from 'playwright-core';
import type { Random } from './random.ts';
import { Keyboard } from './keyboard.ts';
import { until } from './until.ts';

export interface Matter {
  id: string;
  number: number;
  subject: string;
  from: string;
}

/** What an agent has written, word by word, and what they believe became of it: what they could read on the screen. */
export interface Written {
  word: string;
  kind: 'reply' | 'note';
  believed: 'sent' | 'draft' | 'one of both';
}

/**
 * An agent at work in a browser, who does not mind that the network goes: what was refused they do again, what stands in the
 * field they take for unsent, and what stands in the conversation for sent.
 */
export class Desk {
  readonly page: Page;
  readonly keys: Keyboard;
  readonly written: Written[] = [];
  readonly name: string;
  readonly #random: Random;
  #words = 0;

  constructor(name: string, page: Page, random: Random) {
    this.name = name;
    this.page = page;
    this.keys = new Keyboard(page);
    this.#random = random;
  }

  get pane(): Locator {
    return this.page.locator('.pane');
  }
  row({ subject }: Matter): Locator {
    return this.page.locator('.list [role=group]').getByRole('link').filter({ hasText: subject });
  }
  field(kind: 'reply' | 'note'): Locator {
    return this.page.getByLabel(`Text of the ${kind}`);
  }

  async open(matter: Matter): Promise<void> {
    await this.row(matter)
      .dispatchEvent('click')
      .catch(async (error: Error) => {
        const list = await this.page.locator('.list').innerText();
        throw new Error(`${this.name} does not find ${matter.subject} at ${this.page.url()}:\n${list}`, {
          cause: error,
        });
      });
    await this.pane.getByText(`#${matter.number}`, { exact: true }).waitFor();
    await this.composer.waitFor();
  }
  get composer(): Locator {
    return this.page.locator('.composer .mini, .composer .box').first();
  }

  /** Something of a working day, chosen by the dice. */
  async work(matters: Matter[]): Promise<void> {
    const matter = this.#random.pick(matters);
    const deeds = [
      () => this.#answer(matter, 'reply'),
      () => this.#answer(matter, 'reply'),
      () => this.#answer(matter, 'note'),
      () => this.#begin(matter),
      () => this.#begin(matter),
      () => this.#takeBack(matter),
      () => this.#press(matter, this.#random.pick(['e', 'Shift+e', 'w', 'i'])),
      () => this.#tag(matter),
      () => this.#many(matters),
    ];
    await this.#random.pick(deeds)();
  }

  /** Writes and sends until it is out of the field and in the conversation. */
  async #answer(matter: Matter, kind: 'reply' | 'note'): Promise<Written> {
    const one = await this.#write(matter, kind);
    await this.page.keyboard.press('Control+Enter');
    await until(`${one.word} of ${this.name} is sent`, () => this.#isSent(one), 150_000);
    one.believed = 'sent';
    return one;
  }

  /** Words that stay a draft; the agent goes elsewhere. */
  async #begin(matter: Matter): Promise<void> {
    const one = await this.#write(matter, 'reply');
    one.believed = 'draft';
  }

  /** Sent, and taken back in its ten seconds, if the network lets them. */
  async #takeBack(matter: Matter): Promise<void> {
    const one = await this.#answer(matter, 'reply');
    one.believed = 'one of both';
    // It may have gone by now, or the toast with it.
    await this.page
      .getByRole('button', { name: /^Undo/ })
      .first()
      .click({ timeout: 2000 })
      .catch(() => {});
  }

  async #write(matter: Matter, kind: 'reply' | 'note'): Promise<Written> {
    await this.open(matter);
    const one: Written = { word: `${this.name}word${++this.#words}x`, kind, believed: 'one of both' };
    await until(`${this.name} can write`, async () => {
      if (await this.field(kind).isVisible()) return true;
      await this.#leaveFields();
      await this.page.keyboard.press(kind === 'reply' ? 'r' : 'n');
      return this.field(kind).isVisible();
    });
    this.written.push(one);
    // The editor may just be taking the plain field's place: what was typed before is in it then.
    await until(`${one.word} stands in the field`, async () => {
      if ((await this.#textOf(kind)).includes(one.word)) return true;
      await this.field(kind).click();
      await this.keys.press('Control+End');
      await this.keys.type(` ${one.word}`);
      return (await this.#textOf(kind)).includes(one.word);
    });
    return one;
  }

  async #textOf(kind: 'reply' | 'note'): Promise<string> {
    const field = this.field(kind);
    if (!(await field.isVisible())) return '';
    return field.evaluate<string, object>(
      (element) => (element as { value?: string }).value ?? (element as { textContent: string }).textContent,
    );
  }

  /** What the agent sees of it; where it stands in the field still, they press again. */
  async #isSent({ word, kind }: Written): Promise<boolean> {
    const { page } = this;
    if (await this.pane.locator('.outgoing', { hasText: word }).count()) return false;
    const inField = (await this.#textOf(kind)).includes(word);
    if (!inField) return (await this.pane.locator('article', { hasText: word }).count()) > 0;
    if (await page.getByText(/^No connection to the server/).count()) return false;
    const anyway = page.getByRole('alertdialog').getByRole('button', { name: /^Send anyway/ });
    if (await anyway.count()) await anyway.click({ timeout: 1000 }).catch(() => {});
    else if (await page.locator('.composer .fault').count()) {
      await this.field(kind)
        .click({ timeout: 1000 })
        .catch(() => {});
      await page.keyboard.press('Control+Enter');
    }
    return false;
  }

  async #press(matter: Matter, key: string): Promise<void> {
    await this.open(matter);
    await this.#leaveFields();
    await this.page.keyboard.press(key);
  }

  async #tag(matter: Matter): Promise<void> {
    await this.open(matter);
    await this.#leaveFields();
    await this.page.keyboard.press('l');
    const tag = `tag${this.#random.below(4)}`;
    await this.keys.type(tag);
    await this.page.getByRole('option', { name: tag }).first().waitFor();
    await this.keys.press('ArrowDown', 'Enter');
    await this.keys.press('Escape');
    await this.#leaveFields();
  }

  /** Three at once, through the bar. */
  async #many(matters: Matter[]): Promise<void> {
    for (const matter of matters.slice(0, 3)) {
      await this.open(matter);
      await this.#leaveFields();
      await this.page.keyboard.press('x');
    }
    await this.page.keyboard.press(this.#random.pick(['w', 'e', 'i']));
    await this.#leaveFields();
    const clear = this.page.getByRole('button', { name: 'Untick all' });
    if (await clear.count()) await clear.click({ timeout: 2000 }).catch(() => {});
  }

  async #leaveFields(): Promise<void> {
    await this.page.evaluate('document.activeElement.blur()');
  }
}
