/** One measurement of `npm run bench`; its figures are judged against budgets.ts. */
export interface Bench {
  /** As in the list of budgets: `arrival`. */
  name: string;
  run(context: BenchContext): Promise<Figure[]>;
}

export interface BenchContext {
  /** CI's size: 10,000 conversations, nothing that takes long. */
  small: boolean;
  /** Where the database of the full size lies, or is made: `.data-bench` unless given. */
  data: string;
  /** How many conversations the database has, when neither size is meant. */
  conversations: number | undefined;
  log(line: string): void;
  /** What several benches stand on: made by the first that asks, ended after the last. */
  shared<Thing>(name: string, make: () => Promise<Shared<Thing>>): Promise<Thing>;
}

export interface Shared<Thing> {
  thing: Thing;
  end(): Promise<void>;
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
