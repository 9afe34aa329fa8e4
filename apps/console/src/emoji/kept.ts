import { ref } from 'vue';
import type { Emoji } from './catalogue.ts';

/** What somebody uses, in this browser: signs without a tone, the last one first, and their tone (0 is the yellow one). */
interface Taste {
  recent: string[];
  tone: number;
}
const place = 'kontor.emoji';
const most = 32;

export const taste = ref<Taste>(read());

function read(): Taste {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Taste>;
    const recent = Array.isArray(kept.recent) ? kept.recent.filter((one) => typeof one === 'string') : [];
    return { recent, tone: [1, 2, 3, 4, 5].includes(kept.tone!) ? kept.tone! : 0 };
  } catch {
    return { recent: [], tone: 0 };
  }
}
function keep(next: Taste): void {
  taste.value = next;
  localStorage.setItem(place, JSON.stringify(next));
}

export const used = (recent: string[], sign: string): string[] =>
  [sign, ...recent.filter((other) => other !== sign)].slice(0, most);
export const noteUsed = ({ sign }: Emoji) => keep({ ...taste.value, recent: used(taste.value.recent, sign) });
export const chooseTone = (tone: number) => keep({ ...taste.value, tone });
/** As this person writes it. */
export const toned = ({ sign, tones }: Emoji): string => tones[taste.value.tone - 1] ?? sign;
