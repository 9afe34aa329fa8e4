import type { Authenticity } from '@kontor/channel-kit/envelope';
import type { MailHeaders } from '../headers.ts';
import { isAligned } from './alignment.ts';
import { dmarcFailed, proof } from './proof.ts';

export interface MethodResult {
  method: string;
  result: string;
  /** `header.from`, `header.d`, `smtp.mailfrom`… in lower case. */
  properties: Record<string, string>;
  comment: string;
}

/**
 * What the trusted server wrote (RFC 8601). Its fields stand in one run above the Received line of the hop before; several
 * filters on one server write one each. Whatever stands further down came with the mail and may be forged.
 */
export function trustedResults(headers: MailHeaders, server: string): MethodResult[] {
  const results: MethodResult[] = [];
  let begun = false;
  for (const { name, value } of headers.fields) {
    if (name === 'received' && begun) break;
    if (name !== 'authentication-results') continue;
    const parsed = parse(value.slice(0, 8_000));
    if (parsed.server !== server) continue;
    begun = true;
    results.push(...parsed.results);
  }
  return results;
}

export function judgeResults(results: readonly MethodResult[], domain: string): Authenticity {
  const dmarc = results.find(({ method }) => method === 'dmarc');
  const about = dmarc?.properties['header.from'];
  if (dmarc && (about === undefined || isAligned(about, domain))) {
    if (dmarc.result === 'pass')
      return { verdict: 'aligned', ...proof('passed', { method: 'DMARC', domain }) };
    const policy = /\bp=([a-z]{1,20})/i.exec(dmarc.comment)?.[1]?.toLowerCase();
    if (dmarc.result === 'fail') return { verdict: 'failed', ...dmarcFailed(domain, policy) };
  }
  const dkim = results.find(
    ({ method, result, properties }) =>
      method === 'dkim' &&
      result === 'pass' &&
      isAligned(properties['header.d'] ?? properties['header.i'] ?? '', domain),
  );
  if (dkim) return { verdict: 'aligned', ...proof('passed', { method: 'DKIM', domain }) };
  const spf = results.find(
    ({ method, result, properties }) =>
      method === 'spf' && result === 'pass' && isAligned(properties['smtp.mailfrom'] ?? '', domain),
  );
  if (spf) return { verdict: 'aligned', ...proof('passed', { method: 'SPF', domain }) };
  return { verdict: 'none', ...proof('nothing', { domain }) };
}

function parse(value: string): { server: string; results: MethodResult[] } {
  const [head, ...rest] = split(value);
  const server = ((head?.text ?? '').trim().split(/\s+/)[0] ?? '').replace(/^"|"$/g, '').toLowerCase();
  return {
    server,
    results: rest.flatMap(({ text, comment }) => {
      const [, method, result] = /^\s*([\w-]{1,40})(?:\/\d{1,3})?\s*=\s*([\w-]{1,40})/.exec(text) ?? [];
      if (!method || !result) return [];
      const properties = [...text.matchAll(/\b([a-z]{1,20}\.[\w-]{1,40})\s*=\s*"?([^\s";]{1,500})/gi)];
      return [
        {
          method: method.toLowerCase(),
          result: result.toLowerCase(),
          properties: Object.fromEntries(
            properties.map(([, name = '', what = '']) => [name.toLowerCase(), what.toLowerCase()]),
          ),
          comment,
        },
      ];
    }),
  };
}

/** At semicolons outside of quotes and comments; comments apart, for what looks like a result may stand in one. */
function split(value: string): { text: string; comment: string }[] {
  const pieces = [{ text: '', comment: '' }];
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at++) {
    const letter = value[at] ?? '';
    const piece = pieces.at(-1) as { text: string; comment: string };
    if (letter === '\\') {
      piece[depth ? 'comment' : 'text'] += value[++at] ?? '';
    } else if (letter === '"' && !depth) {
      quoted = !quoted;
      piece.text += letter;
    } else if (letter === '(' && !quoted) depth++;
    else if (letter === ')' && depth) depth--;
    else if (letter === ';' && !quoted && !depth) pieces.push({ text: '', comment: '' });
    else piece[depth ? 'comment' : 'text'] += letter;
  }
  return pieces;
}
