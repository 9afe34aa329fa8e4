/** Relaxed alignment without a list of public suffixes: the same domain, or one below the other, which must have two labels at least. */
export function isAligned(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (!a || !b) return false;
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.includes('.') && long.endsWith(`.${short}`);
}

/** The domain of an identity: `d=kunde.example`, `@kunde.example`, `anna@kunde.example`. */
function plain(identity: string): string {
  return identity
    .slice(identity.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');
}
