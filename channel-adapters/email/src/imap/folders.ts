/** A folder as the server lists it. */
export interface Listed {
  path: string;
  delimiter: string;
}

/**
 * The server's path of a folder as an admin wrote it. Servers differ in the sign between folder and subfolder ("/", ".") and
 * some put everything below INBOX: "Shop/Returns" may be "INBOX.Shop.Returns" there.
 */
export function findFolder(listed: Listed[], written: string): string | undefined {
  const exact = listed.find(({ path }) => path === written);
  if (exact) return exact.path;
  const wanted = stepsOf(written, /[/.\\]/);
  return listed.find(({ path, delimiter }) => same(stepsOf(path, delimiter), wanted))?.path;
}

function stepsOf(path: string, delimiter: string | RegExp): string[] {
  const steps = (delimiter === '' ? [path] : path.split(delimiter)).map((step) => step.normalize('NFC'));
  return steps.length > 1 && steps[0]!.toUpperCase() === 'INBOX' ? steps.slice(1) : steps;
}

function same(one: string[], other: string[]): boolean {
  const fold = (steps: string[]) => steps.join('\0').toLowerCase();
  return fold(one) === fold(other);
}
