import type { MailHeaders } from './headers.ts';
import { clean } from './charset.ts';

/** Long threads repeat hundreds of ids; the nearest ones decide. */
const most = 200;

/** Message-IDs without `<>`. Reads bare ones too, when no brackets are there. */
export function messageIdsIn(value: string | undefined): string[] {
  if (!value) return [];
  const bracketed = [...value.matchAll(/<([^<>]{1,998})>/g)].map((match) =>
    (match[1] ?? '').replace(/\s+/g, ''),
  );
  const ids = bracketed.length
    ? bracketed
    : value.split(/[\s,]+/).filter((word) => /^[^<>@]+@[^<>@]+$/.test(word));
  return ids.map(clean).filter((id) => id !== '');
}

/** Nearest first: In-Reply-To, then References from the end. */
export function referencesOf(headers: MailHeaders): string[] {
  const nearest = headers.all('in-reply-to').flatMap(messageIdsIn);
  const thread = headers.all('references').flatMap(messageIdsIn).toReversed();
  return [...new Set([...nearest, ...thread])].slice(0, most);
}

/** The mail's own id; one without proper brackets is kept as written. */
export function messageIdOf(headers: MailHeaders): string | undefined {
  const value = headers.first('message-id') ?? '';
  const bracketed = /<[^<>]+>/.test(value) ? messageIdsIn(value)[0] : undefined;
  return bracketed ?? (clean(value.replace(/[<>\s]/g, '')).slice(0, 998) || undefined);
}

/** Conversation numbers as we write them into subjects: `[#1042]`. */
export function numbersIn(subject: string | undefined): number[] {
  return [...new Set([...(subject ?? '').matchAll(/\[#(\d{1,9})\]/g)].map((match) => Number(match[1])))];
}
