const dateFormats = {
  time: { hour: '2-digit', minute: '2-digit' },
  dayKey: { dateStyle: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dayAndMonth: { day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  full: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateFormat = keyof typeof dateFormats;

/**
 * Making a formatter costs a hundred times what using it does, and every message and row formats times: each is made once for
 * the whole console.
 */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function once<Formatter extends Intl.DateTimeFormat | Intl.NumberFormat>(
  key: string,
  make: () => Formatter,
): Formatter {
  const formatter = (made.get(key) as Formatter | undefined) ?? make();
  made.set(key, formatter);
  return formatter;
}

export const dateFormatter = (language: string, timeZone: string | undefined, name: DateFormat) =>
  once(
    `${name} ${language} ${timeZone}`,
    () => new Intl.DateTimeFormat(language, { timeZone, ...dateFormats[name] }),
  );

export const numberFormatter = (language: string, maximumFractionDigits?: number) =>
  once(
    `number ${language} ${maximumFractionDigits}`,
    () =>
      new Intl.NumberFormat(language, {
        ...(maximumFractionDigits !== undefined && { maximumFractionDigits }),
      }),
  );
