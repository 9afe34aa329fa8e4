import { decodeUtf7 } from './utf7.ts';

/**
 * Bytes to text whatever the label says. Labels lie: "us-ascii" with umlauts, "iso-8859-1" with typographic quotes or with
 * UTF-8 inside, names nobody knows, none at all. Order: what the bytes prove (UTF-8, ISO-2022 escapes), then the label,
 * then windows-1252, which has a character for nearly every byte.
 */
export function decodeBytes(bytes: Uint8Array, label = ''): string {
  const charset = label
    .slice(0, 60)
    .toLowerCase()
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .replace(/^(?:x-)?(?:cs)?(win(?:dows)?)[-_ ]?(\d{3,4})$/, 'windows-$2')
    .replace(/^cp[-_]?(125\d)$/, 'windows-$1')
    .replace(/^ks_c_5601-\d+$|^cp949$|^uhc$/, 'euc-kr')
    .replace(/^cp936$|^x-gbk$/, 'gbk')
    .replace(/^cp932$|^ms_kanji$/, 'shift_jis')
    .replace(/^iso-2022-jp-\w+$/, 'iso-2022-jp')
    .replace(/^utf_?(8|16)(le|be)?$/, 'utf-$1$2');
  if (/^(?:unicode-1-1-)?utf-?7$/.test(charset)) return clean(decodeUtf7(bytes));
  if (/^utf-?16/.test(charset)) return clean(decodeAs(bytes, charset) ?? guess(bytes));
  if (!escapes(bytes) && !highBytes(bytes)) return clean(new TextDecoder('utf-8').decode(bytes));
  if (mayHideUtf8(charset)) return clean(utf8(bytes) ?? decodeAs(bytes, charset) ?? guess(bytes));
  const named = decodeAs(bytes, charset);
  // A multi-byte label over other bytes shows as replacement characters; UTF-8 inside is then the likeliest story.
  return clean(
    named === undefined ? guess(bytes) : named.includes('\uFFFD') ? (utf8(bytes) ?? named) : named,
  );
}

/** Without characters that no text has and that a database refuses: NUL, other controls, half surrogates. */
export function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').toWellFormed();
}

/** Latin labels are the ones that stand on UTF-8 by mistake; that bytes of another script form valid UTF-8 by chance does not happen. */
function mayHideUtf8(charset: string): boolean {
  return /^(?:|utf-8|utf8|us-ascii|ascii|ansi_x3\.\S*|iso-8859-\d+|latin\d|windows-125\d|unknown\S*|x-unknown|default\S*|binary|8bit|7bit)$/.test(
    charset,
  );
}

function guess(bytes: Uint8Array): string {
  if (escapes(bytes)) return decodeAs(bytes, 'iso-2022-jp') ?? '';
  return utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

function utf8(bytes: Uint8Array): string | undefined {
  if (escapes(bytes)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  // A UTF-8 label reached here only with bytes that are no UTF-8.
  if (!charset || /^utf-?8$|ascii/.test(charset)) return undefined;
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined;
  }
}

function highBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

/** ESC $ or ESC ( as the Japanese 7-bit encoding has them. */
function escapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1))
    if (
      bytes[at + 1] === 0x24 &&
      (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42 || bytes[at + 2] === 0x28)
    )
      return true;
  return false;
}
