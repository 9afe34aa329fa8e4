import { templateFaults } from '@kontor/domain/template/placeholders';
import { isPlainHtml, textOfHtml } from '@kontor/domain/text/rich-text';
import { type Variable, variables } from '@kontor/domain/template/variables';
import { Problem } from '../platform/problem.ts';
import { ownHtml } from './own-html.ts';

type Words = { text: string; html?: string | undefined };

/** Each language made harmless. What is wrong in one is said with its place: a variable that nothing fills, no words. */
export function judgedTexts(
  texts: Record<string, Words>,
  locale: 'de' | 'en',
  field = 'texts',
  allowed: readonly Variable[] = variables,
): Record<string, { text: string; html?: string }> {
  const made = Object.entries(texts).map(([language, words]) => [language, harmless(words)] as const);
  const errors = made.flatMap(([language, words]) => {
    const path = `${field}.${language}`;
    if (words.text.trim() === '') return [{ path, message: nothing[locale] }];
    return templateFaults(words, allowed).map((fault) => ({ path, message: fault[locale] }));
  });
  if (errors.length > 0)
    throw new Problem('invalid_request', 'Some of what was sent is not valid.', { errors });
  return Object.fromEntries(made);
}

const nothing = { en: 'Nothing is written in this language.', de: 'In dieser Sprache steht noch nichts.' };

function harmless({ text, html }: Words): { text: string; html?: string } {
  if (html === undefined) return { text };
  const made = ownHtml(html, []);
  const words = textOfHtml(made);
  if (words.trim() === '' && text.trim() !== '') return { text };
  return isPlainHtml(made) ? { text: words } : { text: words, html: made };
}
