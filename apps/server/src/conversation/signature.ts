import { filled } from '@kontor/domain/template/filling';
import { partsOfName } from '@kontor/domain/template/names';
import type { Row } from '../platform/database/tables.ts';

type OfBrand = Pick<Row<'brand'>, 'signatures' | 'locale' | 'name'>;
interface Below {
  author: string;
  /** The author's own. */
  line: string;
  number: number | null;
}

/** The brand's signature in the conversation's language, else in its own, with its variables filled in. */
export function signatureOf(
  brand: OfBrand,
  locale: string,
  { author, line, number }: Below,
): { signature?: { text: string; html?: string } } {
  const { signatures } = brand;
  const signature =
    signatures[locale.slice(0, 2)] ?? signatures[brand.locale] ?? Object.values(signatures)[0];
  if (!signature) return {};
  const { text, html } = filled(signature, {
    'agent.name': author,
    'agent.firstName': partsOfName(author).firstName ?? author,
    'agent.line': line,
    'brand.name': brand.name,
    'conversation.number': number === null ? null : String(number),
  });
  // Nobody is asked here: what is not known says nothing.
  const done = (words: string) => words.replace(/\{\{[^{}]*\}\}/g, '');
  return { signature: { text: done(text), ...(html !== null && { html: done(html) }) } };
}
