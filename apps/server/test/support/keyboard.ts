import type { Page } from 'playwright-core';
import { until } from './until.ts';

const focused = 'document.activeElement';
const isField = `/^(INPUT|TEXTAREA)$/.test(${focused}.tagName)`;

/** Somebody without a mouse: what they do, they do by keys, and what they hear is where the focus is. */
export class Keyboard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Keys one after the other: `g m`, `j`, `Control+Enter`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys.flatMap((one) => one.split(' '))) await this.page.keyboard.press(key);
  }

  /** Into what has the focus, once that is a field. */
  async type(text: string): Promise<void> {
    await this.inField();
    await this.page.keyboard.type(text);
  }

  inField(): Promise<boolean> {
    return this.#until('the focus is in a field', `${focused}.isContentEditable || ${isField}`);
  }

  /** Waits until the focus is on or in what fits. */
  on(selector: string): Promise<boolean> {
    return this.#until(
      `the focus is on ${selector}`,
      `${focused}.closest(${JSON.stringify(selector)}) !== null`,
    );
  }

  /** Waits until the focus is neither on nor in what fits. */
  off(selector: string): Promise<boolean> {
    return this.#until(
      `the focus is off ${selector}`,
      `${focused}.closest(${JSON.stringify(selector)}) === null`,
    );
  }

  /** Asked from outside: the page's own policy lets no text be run as code. */
  #until(what: string, expression: string): Promise<boolean> {
    return until(what, () => this.page.evaluate<boolean>(expression));
  }

  /** In the palette: types, waits until the entry is the one that Enter takes, and takes it. */
  async choose(typed: string, entry: string | RegExp): Promise<void> {
    await this.press('Control+k');
    const palette = this.page.getByRole('combobox', { name: 'Do or find anything' });
    await palette.and(this.page.locator(':focus')).waitFor();
    await this.type(typed);
    await this.page.getByRole('option', { name: entry, selected: true }).waitFor();
    await this.press('Enter');
  }

  /** What stands in the field that has the focus. */
  text(): Promise<string> {
    return this.page.evaluate(`${isField} ? ${focused}.value : ${focused}.innerText`);
  }

  has(text: string): Promise<boolean> {
    return until(`the field has "${text}"`, async () => (await this.text()).includes(text));
  }
}

/** From now on nothing may be pressed, clicked or touched on this page; what was, is in the answer. */
export async function withoutMouse(page: Page): Promise<string[]> {
  const used: string[] = [];
  await page.exposeFunction('pointerWasUsed', (what: string) => void used.push(what));
  const watch = `for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
    window.addEventListener(kind, (event) => event.isTrusted && window.pointerWasUsed(kind), true)`;
  await page.addInitScript(watch);
  await page.evaluate(watch);
  return used;
}
