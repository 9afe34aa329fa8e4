/** A long trial: `npm run campaign -- NAME` runs it in full, `npm test` a tenth of it with the same seed. */
export interface Campaign {
  name: string;
  /** What it shows, in a sentence. */
  says: string;
  /** Of a full run. */
  rounds: number;
  /** True only when `npm test -- --without …` said so, aloud. */
  isLeftOut?: boolean;
  /** True when it takes what a process has one of, and no other campaign runs beside it. */
  isAlone?: boolean;
  /** Throws when something does not hold, with the seed and the round in the message. */
  run(trial: Trial): Promise<void>;
}

export interface Trial {
  rounds: number;
  seed: number;
  log(line: string): void;
}
