/** Held by each window that somebody looks at right now. */
const looked = 'kontor.looked-at';
const turn = 'kontor.announcing';
const kept = 'kontor.announced';
const mostKept = 100;

/** Says to the other windows of this browser whether somebody looks at this one. Gives what ends it. */
export function sayWhetherLookedAt(): () => void {
  let letGo: (() => void) | undefined;
  const judge = () => {
    const now = document.visibilityState === 'visible' && document.hasFocus();
    if (now && !letGo) {
      const until = new Promise<void>((resolve) => (letGo = resolve));
      void navigator.locks?.request(looked, { mode: 'shared' }, () => until);
    }
    if (!now) {
      letGo?.();
      letGo = undefined;
    }
  };
  const events = ['focus', 'blur', 'visibilitychange'] as const;
  for (const event of events) window.addEventListener(event, judge, true);
  judge();
  return () => {
    for (const event of events) window.removeEventListener(event, judge, true);
    letGo?.();
  };
}

export async function isLookedAt(): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === looked) ?? false;
}

/** Of these, those that no window of this browser has announced yet; from now on this one has. One window at a time. */
export function claim(ids: string[]): Promise<string[]> {
  return navigator.locks.request(turn, () => {
    const before: string[] = JSON.parse(localStorage.getItem(kept) ?? '[]');
    const fresh = ids.filter((id) => !before.includes(id));
    localStorage.setItem(kept, JSON.stringify([...before, ...fresh].slice(-mostKept)));
    return fresh;
  });
}
