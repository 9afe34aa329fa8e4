import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../test/deliver.ts';
import { textOfHtml } from '../html-text.ts';
import { foldHtml } from './html.ts';
import { writingOf } from './marks.ts';

const folder = new URL('../../../fixtures/clients/', import.meta.url);
const recorded = readdirSync(folder).filter((name) => name.endsWith('.eml'));

/** As on the wire: the files lie in the repository with plain line feeds. */
function wire(name: string): Buffer {
  return Buffer.from(
    readFileSync(new URL(name, folder)).toString('latin1').replaceAll('\n', '\r\n'),
    'latin1',
  );
}

describe('what a customer newly wrote', () => {
  it('is known for at least 40 mails of the usual programs, in German and in English', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(40);
    for (const language of ['de', 'en'])
      expect(recorded.filter((name) => name.includes(`-${language}.`)).length).toBeGreaterThan(15);
  });

  it.each(recorded)('is found in %s', async (name) => {
    const message = await messageOf(wire(name));
    const expected = readFileSync(new URL(name.replace('.eml', '.new.txt'), folder), 'utf8').replace(
      /\n$/,
      '',
    );
    expect(message.newText).toBe(expected);
    expect(message.text.length).toBeGreaterThanOrEqual(message.newText.length);
  });

  it.each(recorded)('is found in the HTML of %s, and nothing of it is lost', async (name) => {
    const { html, subject, references, newText } = await messageOf(wire(name));
    if (html === undefined) return;
    const { newHtml, foldedHtml } = foldHtml(html, writingOf(subject, references));
    expect([...(newHtml + foldedHtml)].toSorted().join('')).toBe([...html].toSorted().join(''));
    expect(words(textOfHtml(newHtml))).toEqual(words(newText));
  });
});

function words(text: string): string[] {
  return text.split(/[\s>]+/).filter((word) => word !== '');
}
