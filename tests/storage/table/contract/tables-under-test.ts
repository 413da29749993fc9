import type { RequestCounter } from '../../../../bot/storage/table/request-counter.ts';
import type { RowSamples, Tables } from '../../../../bot/storage/table/tables.ts';

export interface TablesUnderTest {
  readonly tables: Tables & RowSamples;
  readonly counter: RequestCounter;
  /** The next call is carried out, but its answer is lost and the client sends it again. */
  loseNextAnswer(then?: () => Promise<void>): void;
  /** Nothing gets through while `whileDown` runs. */
  during(whileDown: () => Promise<void>): Promise<void>;
}
