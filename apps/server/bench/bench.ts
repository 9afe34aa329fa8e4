/** One measurement of `npm run bench`; its figures are judged against budgets.ts. */
export interface Bench {
  /** As in the list of budgets: `arrival`. */
  name: string;
  run(context: BenchContext): Promise<Figure[]>;
}

export interface BenchContext {
  /** CI's size: 10,000 conversations, nothing that takes long. */
  small: boolean;
  log(line: string): void;
}

export interface Figure {
  /** `arrival.p99`; what is measured several times adds a dash: `search.p95-rare`. */
  name: string;
  value: number;
  /** `ms`, `s`, `1/s`, `kB`, `ratio`, `queries` … */
  unit: string;
  /** What the same machine does without us, in the same run. */
  floor?: number;
}
