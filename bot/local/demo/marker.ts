import { Temporal } from 'temporal-polyfill';
import type { Tables } from '../../storage/table/tables.ts';

const TABLE = 'Cohort';
const PARTITION = 'demo-seeding';
const ROW = '0';

/** When the demo was first begun, so that one broken off is taken up in the weeks it was begun in. */
export interface Seeding {
  readonly begun: Temporal.Instant;
  readonly isDone: boolean;
}

export async function readSeeding(tables: Tables): Promise<Seeding | undefined> {
  const row = await tables.get(TABLE, PARTITION, ROW);
  return row && { begun: Temporal.Instant.from(String(row.values['begun'])), isDone: row.values['done'] === true };
}

export async function writeSeeding(tables: Tables, { begun, isDone }: Seeding): Promise<void> {
  const row = { pk: PARTITION, rk: ROW, values: { v: 1, begun: begun.toString(), done: isDone } };
  await tables.commit(TABLE, PARTITION, [{ kind: 'put', row }]);
}
