/** How high mails were found to be in this session, by mail and by the width they were shown in. */
const known = new Map<string, number>();
/** The oldest are forgotten first; one is as good as another, and estimating one costs a shift at most. */
const most = 5000;

const keyOf = (name: string, width: number) => `${name} ${Math.round(width)}`;

export const rememberedHeight = (name: string, width: number) => known.get(keyOf(name, width));

export function rememberHeight(name: string, width: number, height: number): void {
  const key = keyOf(name, width);
  known.delete(key);
  known.set(key, height);
  if (known.size > most) known.delete(known.keys().next().value!);
}

/** Of a line of text, and how wide its characters are on average, as mails are set. */
const line = 20;
const character = 6.6;

/** How high so many words may become before anybody has seen them laid out. */
export function estimatedHeight(text: string, width: number): number {
  const inLine = Math.max(20, Math.floor(width / character));
  const lines = text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / inLine)), 0);
  return Math.max(40, lines * line);
}
