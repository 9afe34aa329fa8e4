/** Keys as they are written in the registry, as they are pressed, and as they are shown. */
export const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** The key's place: which digit it is when Shift makes another sign of it. */
  code?: string;
}

/** `shift` counts only with letters and named keys: `?` and `!` already need it on some keyboards and not on others. */
export function chordOf(press: Press, mac = isMac): string {
  const digit = (press.ctrlKey || press.metaKey) && /^Digit(\d)$/.exec(press.code ?? '')?.[1];
  const key = digit || press.key.toLowerCase();
  const named = Boolean(digit) || key.length > 1 || /[a-z]/.test(key);
  return [
    (mac ? press.metaKey : press.ctrlKey) && 'mod',
    (mac ? press.ctrlKey : press.metaKey) && 'other',
    press.altKey && !/^[^a-z0-9]$/.test(key) && 'alt',
    press.shiftKey && named && 'shift',
    key === ' ' ? 'space' : key,
  ]
    .filter(Boolean)
    .join('+');
}

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
