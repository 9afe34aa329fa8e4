import addressparser from 'nodemailer/lib/addressparser';
import { Problem } from '../http/router.ts';
import { isAddress } from './mailboxes.ts';
import { clients, type Letter } from './writing.ts';

/** Understands the body of `POST /api/mail`; says what is wrong with it. */
export function letterFrom(body: unknown): Letter {
  if (typeof body !== 'object' || body === null) throw bad('Send an object with from, to, subject and text');
  const given = body as Record<string, unknown>;
  const from = text(given, 'from');
  if (!from || !isAddress(from)) throw bad('from is an e-mail address: anna@example.ch');
  const to = list(given, 'to');
  if (!to.length) throw bad('to is an address or a list of addresses');
  const [style, language] = [text(given, 'style'), text(given, 'language')];
  if (style && !Object.hasOwn(clients, style))
    throw bad(`style is one of ${Object.keys(clients).join(', ')}`);
  if (language && language !== 'de' && language !== 'en') throw bad('language is de or en');
  const letter: Record<string, unknown> = { from: from.trim(), to, text: text(given, 'text') ?? '' };
  for (const name of ['fromName', 'subject', 'html', 'inReplyTo', 'style', 'language']) {
    const value = text(given, name);
    if (value !== undefined) letter[name] = value;
  }
  for (const name of ['cc', 'bcc']) letter[name] = list(given, name);
  letter.attachments = files(given.attachments);
  letter.headers = headers(given.headers);
  return letter as unknown as Letter;
}

const bad = (message: string) => new Problem(400, 'bad_request', message);

function text(given: Record<string, unknown>, name: string): string | undefined {
  const value = given[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw bad(`${name} is a text`);
  return value;
}

/** One text may hold several addresses; whoever stands in it must be one. */
function list(given: Record<string, unknown>, name: string): string[] {
  const texts = [given[name] ?? []].flat();
  for (const one of texts) {
    const people = typeof one === 'string' ? addressparser(one, { flatten: true }) : undefined;
    const wrong = people?.find((person) => !isAddress(person.address));
    if (!people || wrong)
      throw bad(`${name} holds "${wrong?.name || String(one)}", which is no e-mail address`);
  }
  return (texts as string[]).filter((one) => one.trim()).map((one) => one.replace(/;\s*$/, ''));
}

const isFile = (one: Record<string, unknown> | null) =>
  typeof one?.name === 'string' && typeof one.content === 'string';

function files(value: unknown): Letter['attachments'] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isFile))
    throw bad('attachments is a list of {name, type, content in base64}');
  return value as Letter['attachments'];
}

function headers(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  const right =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string');
  if (!right) throw bad('headers is an object of texts');
  return value as Record<string, string>;
}
