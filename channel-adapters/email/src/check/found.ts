import type { CheckStep } from '@kontor/channel-kit/adapter';
import { tell, type Told } from '@kontor/channel-kit/sentences';

type Shown = Pick<CheckStep, 'detail' | 'advice' | 'words'>;

/** What a step of the check shows of something told. */
export function shownOf({ reason, advice, words }: Told): Shown {
  return { detail: reason, ...(advice.length > 0 && { advice }), words };
}

export function found(...what: Parameters<typeof tell>): Shown {
  return shownOf(tell(...what));
}
