/** English sentences by their codes; `{name}` stands for a value. An adapter declares all that it tells people. */
export type Catalogue = Readonly<Record<string, string>>;

/** Days are given as `2026-12-31`, to be written as the reader writes them; lists as one text. */
export type Values = Record<string, string | number>;

/** For whoever has words of their own for the code, in another language. */
export interface Sentence {
  code: string;
  values: Values;
}

/** The sentences of `what` say what is found or wrong, those of `advice` what to do, each in the order of the English ones. */
export interface Words {
  what: Sentence[];
  advice: Sentence[];
}

/** Something told to people: readable as it is, and by its codes. */
export interface Told {
  reason: string;
  advice: string[];
  words: Words;
}

/** Why something did not happen: readable as it is, and by the codes of its sentences, a provider's own words among them. */
export interface Reason {
  reason: string;
  /** Of `reason`, in its order. Absent where there are only words. */
  why?: Sentence[];
}

export type Said = Sentence & { text: string };

/** Gives sentences of this catalogue, and of no other. */
export function sayer<Texts extends Catalogue>(texts: Texts) {
  return (code: keyof Texts & string, values: Values = {}): Said => ({
    code,
    values,
    text: inEnglish(texts[code]!, values),
  });
}

export function tell(what: Said | Said[], advice: Said[] = []): Told {
  const found = [what].flat();
  return {
    reason: found.map(({ text }) => text).join(' '),
    advice: advice.map(({ text }) => text),
    words: { what: found.map(withoutText), advice: advice.map(withoutText) },
  };
}

export function because(said: Said | Said[]): Required<Reason> {
  const { reason, words } = tell(said);
  return { reason, why: words.what };
}

/** One reason after other words: what was told before, then the reason as it stood. */
export function before(said: Said, { reason, why }: Reason): Reason {
  return { reason: `${said.text} ${reason}`, ...(why && { why: [withoutText(said), ...why] }) };
}

export function inEnglish(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => dayInEnglish(String(values[name] ?? '')));
}

function withoutText({ code, values }: Said): Sentence {
  return { code, values };
}

function dayInEnglish(value: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const as = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(value).toLocaleDateString('en-GB', as);
}
