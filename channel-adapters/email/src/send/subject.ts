/** "Re:" in the ways mail programs write it, also counted ("Re[2]:") or repeated ("AW: Re: "). */
const answered =
  /^(?:\s*(?:re|r|aw|antw|antwort|sv|vs|ref|res|rif|bls|odp|ynt|vá|réf|回复|答复)\s*(?:[[(^]\d{1,3}[\])]?)?\s*[:：])+\s*/iu;

/** The subject of an answer: "Re: " once, whatever the customer's program had put before it. Empty stays without text. */
export function replySubject(subject: string): string {
  const bare = oneLine(subject).replace(answered, '');
  return bare ? `Re: ${bare}` : 'Re:';
}

/** Safe inside a header: no line break, no control character, no doubled blank, not absurdly long. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 900);
}
