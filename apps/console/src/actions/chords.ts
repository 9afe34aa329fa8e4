/** Keys as they are written in the registry, as they are pressed, and as they are shown. */
export const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** The place of the key, `KeyJ`: on keyboards whose letters are not Latin, and which digit it is under Shift. */
  code?: string;
  getModifierState?(name: string): boolean;
}

/** `shift` counts only with letters and named keys: `?` and `!` already need it on some keyboards and not on others. */
export function chordOf(press: Press, mac = isMac): string {
  const digit = (press.ctrlKey || press.metaKey) && /^Digit(\d)$/.exec(press.code ?? '')?.[1];
  const key = digit || latin(press).toLowerCase();
  const named = Boolean(digit) || key.length > 1 || /[a-z]/.test(key);
  // AltGr, with which some keyboards write their signs, calls itself Ctrl and Alt on Windows.
  const writes = !mac && press.getModifierState?.('AltGraph') === true;
  return [
    !writes && (mac ? press.metaKey : press.ctrlKey) && 'mod',
    (mac ? press.ctrlKey : press.metaKey) && 'other',
    !writes && press.altKey && !/^[^a-z0-9]$/.test(key) && 'alt',
    press.shiftKey && named && 'shift',
    key === ' ' ? 'space' : key,
  ]
    .filter(Boolean)
    .join('+');
}

/** A Greek or Cyrillic letter counts as the Latin one on the same key. */
function latin({ key, code }: Press): string {
  const place = /^Key([A-Z])$/.exec(code ?? '')?.[1];
  return place && /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key) ? place : key;
}

/** A letter or sign without Ctrl, ⌘ or Alt: what would be text in a field. */
export const typesSomething = (chord: string): boolean => {
  const parts = chord.split('+').filter((part) => part !== 'shift');
  return chord === '+' || (parts.length === 1 && ([...parts[0]!].length === 1 || parts[0] === 'space'));
};

const shown: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
  space: '␣',
};

/** One entry for each key to be drawn: `mod+enter` → ['⌘ ↵'], `g m` → ['G', 'M']. */
export function keycaps(keys: string, mac = isMac): string[] {
  return keys.split(' ').map((chord) =>
    chord
      .split('+')
      .map((part) => {
        if (part === 'mod') return mac ? '⌘' : 'Ctrl';
        if (part === 'shift') return mac ? '⇧' : 'Shift';
        return shown[part] ?? part.toUpperCase();
      })
      .join(mac ? ' ' : '+'),
  );
}
