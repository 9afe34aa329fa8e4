import type { Row } from '../platform/database/tables.ts';

/** The brand's signature in the conversation's language, else in its own, with the author's name filled in. */
export function signatureOf(
  brand: Pick<Row<'brand'>, 'signatures' | 'locale'>,
  locale: string,
  agent: string,
): { signature?: { text: string; html?: string } } {
  const { signatures } = brand;
  const signature =
    signatures[locale.slice(0, 2)] ?? signatures[brand.locale] ?? Object.values(signatures)[0];
  if (!signature) return {};
  const fill = (text: string) => text.replaceAll('{agent}', agent);
  return {
    signature: { text: fill(signature.text), ...(signature.html ? { html: fill(signature.html) } : {}) },
  };
}
