/** One measurement of `npm run bench`; its figures are judged against budgets.ts. */
export interface Bench {
  /** As in the list of budgets: `arrival`. */
  name: string;
  /** What is built before; `server` alone unless said. */
  needs?: ('server' | 'console' | 'playground')[];
  run(context: BenchContext): Promise<Figure[]>;
}

export interface BenchContext {
  /** CI's size: 10,000 conversations, nothing that takes long. */
  small: boolean;
  /** Where the filled database lies, or is made and kept. None: it is made for this run alone. */
  data: string | undefined;
  /** How many conversations the database has, when it is neither of both sizes. */
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
