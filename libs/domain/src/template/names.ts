const titles = /^(dr|prof|dipl|ing|mag|lic|phil|med|herr|frau|mr|mrs|ms|miss|mx|monsieur|madame|m|mme)\.?$/i;
/** Words by which a name is a house's and nobody's. */
const houses =
  /\b(gmbh|ag|kg|ohg|sàrl|sarl|sa|ltd|llc|inc|plc|co|hotel|restaurant|gasthof|café|cafe|bar|praxis|kanzlei|verein|schule|team|support|service|info|verwaltung|stiftung|spital|gemeinde|stadt)\b/i;

/** First and last name of a person; null where a name says neither: a house, one word after a title. */
export function partsOfName(name: string | null | undefined): {
  firstName: string | null;
  lastName: string | null;
} {
  const nobody = { firstName: null, lastName: null };
  const clean = (name ?? '').replace(/\s+/g, ' ').trim();
  if (!clean || /[@\d]/.test(clean) || houses.test(clean)) return nobody;
  const [before, after] = clean.split(/\s*,\s*/, 2) as [string, string | undefined];
  const words = (after ? `${after} ${before}` : clean).split(' ');
  const own = words.filter((word) => !titles.test(word));
  if (own.length === 0) return nobody;
  if (own.length === 1)
    return words.length === 1
      ? { firstName: own[0]!, lastName: null }
      : { firstName: null, lastName: own[0]! };
  return { firstName: own[0]!, lastName: own.slice(1).join(' ') };
}
