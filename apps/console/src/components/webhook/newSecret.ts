const kept = new Map<string, string>();

/** From the page that made it to the page that shows it: once, and never stored. */
export const keepSecret = (id: string, secret: string): void => void kept.set(id, secret);

export function takeSecret(id: string): string {
  const secret = kept.get(id) ?? '';
  kept.delete(id);
  return secret;
}
