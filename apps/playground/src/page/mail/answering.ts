import type { MailView, Person } from './api.ts';

/** To whom an answer goes: where the sender wants it, never to oneself. An answer to one's own mail goes to its readers. */
export function answerTo(mail: MailView, self: string, all: boolean): { to: string; cc: string } {
  const others = (people: Person[]) => people.filter((one) => one.address.toLowerCase() !== self);
  const own = mail.from.address.toLowerCase() === self;
  const to = own ? mail.to : mail.replyTo.length ? mail.replyTo : [mail.from];
  const taken = new Set(to.map((one) => one.address.toLowerCase()));
  const rest = others([...(own ? [] : mail.to), ...mail.cc]).filter(
    (one) => !taken.has(one.address.toLowerCase()),
  );
  return { to: listed(to), cc: all ? listed(rest) : own ? listed(mail.cc) : '' };
}

const listed = (people: Person[]) => people.map(written).join(', ');

/** A name with a comma or a dot in it would fall apart in a list unless it is quoted. */
function written({ name, address }: Person): string {
  if (!name) return address;
  return `${/[",;:.<>@()[\]\\]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name} <${address}>`;
}

export const hasOthers = (mail: MailView, self: string) => answerTo(mail, self, true).cc !== '';
