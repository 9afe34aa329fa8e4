/** Languages that are offered to write in; what a reply has beside them stays. */
export const writtenLanguages = [
  'de',
  'en',
  'fr',
  'it',
  'es',
  'pt',
  'nl',
  'pl',
  'cs',
  'hr',
  'tr',
  'sv',
  'da',
];

export function languageName(code: string, reader: string): string {
  const name = new Intl.DisplayNames([reader], { type: 'language', fallback: 'code' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}
