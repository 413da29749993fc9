import type { Cost } from '../counted-tables.ts';

/** What one act costs, counted from the code that carries it out. */
export interface Act extends Cost {
  readonly name: string;
  /** Of these, what falls on the one partition of the cohort. */
  readonly ofCohort: Cost;
  /** What it leaves in storage. */
  readonly storedBytes: number;
  /** What leaves for Teams or the browser, as JSON before compression. */
  readonly sentBytes: number;
}
