/** The value below which this part of the samples lies. */
export function percentile(samples: readonly number[], part: number): number {
  if (samples.length === 0) return Number.NaN;
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]!;
}

export const median = (samples: readonly number[]) => percentile(samples, 0.5);

export const rounded = (value: number) => value.toFixed(value < 10 ? 1 : 0);
