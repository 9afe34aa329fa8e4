/**
 * How a number in international form (E.164) is written for people: `+41795554401` as `+41 79 555 44 01`. Countries write
 * their numbers in groups of their own; where the groups are not known, they are pairs behind the country's code. What is no
 * such number is shown as it is.
 */
export function phoneShown(number: string): string {
  const digits = /^\+(\d{6,15})$/.exec(number.replaceAll(/[\s().-]/g, ''))?.[1];
  if (!digits) return number;
  const code = codes.find((start) => digits.startsWith(start)) ?? digits.slice(0, unlisted(digits));
  const rest = digits.slice(code.length);
  return [`+${code}`, ...groupsOf(code, rest)].join(' ');
}

/** Codes of one and two digits (ITU-T E.164); all others have three. */
const codes =
  '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  );
const unlisted = (digits: string) => Math.min(3, digits.length);

/** The lengths of the groups of a number of full length. */
const groups: Record<string, number[]> = {
  '1': [3, 3, 4],
  '33': [1, 2, 2, 2, 2],
  '41': [2, 3, 2, 2],
  '44': [4, 6],
  '423': [3, 2, 2],
};
/** In these the area's code has no fixed length: three digits, then the rest in fours. */
const open = ['43', '49'];

function groupsOf(code: string, rest: string): string[] {
  const known = groups[code];
  if (known && sum(known) === rest.length) {
    let at = 0;
    return known.map((length) => rest.slice(at, (at += length)));
  }
  if (open.includes(code)) return [rest.slice(0, 3), ...chunks(rest.slice(3), 4)].filter(Boolean);
  return chunks(rest, 2);
}

/** From the end, so that the first group takes what is left over. */
function chunks(text: string, length: number): string[] {
  const first = text.length % length || length;
  const found = [text.slice(0, first)];
  for (let at = first; at < text.length; at += length) found.push(text.slice(at, at + length));
  return found;
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
