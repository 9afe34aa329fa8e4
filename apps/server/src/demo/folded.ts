import { footer } from './manners.ts';
import type { Telling } from './telling.ts';
import { quoteLine } from './words.ts';
import type { Workdays } from './workdays.ts';

/**
 * A customer's mail with what their program puts below: a signature block, the mail that is answered. Undefined when there
 * is nothing more. `copied`: written by the person in copy, whose block is not known.
 */
export function withFolded(
  text: string,
  telling: Telling,
  copied: boolean,
  workdays: Workdays,
): string | undefined {
  const { customer, writtenTo, messages } = telling;
  const block = copied ? undefined : footer(customer, customer.language);
  const parts = block ? [text, block] : [text];
  const answered = messages.findLast((message) => message.kind === 'outbound');
  if (answered && customer.manner.quotes) {
    const day = workdays.dayOf(answered.at);
    const minutes = Math.floor((answered.at - day.start) / 60_000);
    const line = quoteLine(day, minutes, `Adler Kaffee <${writtenTo}>`, customer.language);
    parts.push(`${line}\n${answered.text.replace(/^/gm, '> ')}`);
  }
  return parts.length > 1 ? parts.join('\n\n') : undefined;
}
