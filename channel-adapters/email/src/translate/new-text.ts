/** What the sender newly wrote. `html` is given when the text was derived from it. */
export function newTextOf(text: string, _html: string | undefined): string {
  return text;
}
