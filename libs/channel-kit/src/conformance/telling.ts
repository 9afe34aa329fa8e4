import { expect } from 'vitest';
import { inEnglish, type Catalogue, type Reason, type Sentence, type Words } from '../sentences.ts';

interface English {
  what?: string | undefined;
  advice?: string[] | undefined;
}

/** Whatever is told can be told in another language: each sentence has a code of the catalogue, and says what stands there. */
export function expectTold(texts: Catalogue, { what, advice }: English, words: Words | undefined): void {
  if (what === undefined && !advice?.length) return;
  expect(words, `the words of "${what}"`).toBeDefined();
  for (const { code } of [...words!.what, ...words!.advice]) expect(Object.keys(texts)).toContain(code);
  const english = ({ code, values }: Sentence) => inEnglish(texts[code]!, values);
  expect(words!.what.map(english).join(' ')).toBe(what ?? '');
  expect(words!.advice.map(english)).toEqual(advice ?? []);
  for (const { values } of [...words!.what, ...words!.advice])
    for (const value of Object.values(values)) expect(['string', 'number']).toContain(typeof value);
}

/** The same for the reasons of what became of a message. */
export function expectReasons(texts: Catalogue, reasons: readonly Reason[]): void {
  for (const { reason, why } of reasons)
    expectTold(texts, { what: reason }, why && { what: why, advice: [] });
}
