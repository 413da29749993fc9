import { instantText } from '../domain/calendar/instant-text.ts';
import { isConflict } from '../domain/errors.ts';
import type { Clock } from '../ports.ts';
import type { TableName, Tables, Write } from '../storage/table/tables.ts';

/** No id of ours, of a tenant or of a code looks like it, so no store ever asks for it. */
export const SCRATCH_PARTITION = 'doctor|scratch';
/** Of another run that may still be going on. */
const YOUNG_MS = 60_000;

export type Step = 'list' | 'create' | 'read' | 'replace' | 'condition' | 'transaction' | 'delete';

/** A step failed; `cause` is why, absent where the service did what it must not. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';

  constructor(readonly step: Step, options?: ErrorOptions) {
    super(step, options);
  }
}

/**
 * Does in one table everything that the product does in its tables. At any moment there is at most one row of this run,
 * and the next run over a minute later removes what a crash has left. Seven requests. Throws StepFailed.
 */
export async function useScratchRow(tables: Tables, table: TableName, runId: string, clock: Clock): Promise<void> {
  const [first, second] = [`${runId}|1`, `${runId}|2`];
  const row = (rk: string, step: Step) => ({ pk: SCRATCH_PARTITION, rk, values: { v: 1, at: instantText(clock.now()), step } });
  const commit = async (writes: readonly Write[]) => (await tables.commit(table, SCRATCH_PARTITION, writes)).etags;
  try {
    await during('list', () => removeLeftOver(tables, table, clock));
    const created = await during('create', () => commit([{ kind: 'insert', row: row(first, 'create') }]));
    const read = await during('read', () => tables.get(table, SCRATCH_PARTITION, first));
    if (read?.etag !== created.get(first) || read?.values['step'] !== 'create') throw new StepFailed('read');
    const replaced = await during('replace', () => commit([{ kind: 'replace', row: row(first, 'replace'), etag: read.etag }]));
    await during('condition', () => isRefused(() => commit([{ kind: 'replace', row: row(first, 'condition'), etag: read.etag }])));
    const moved = await during('transaction', () => commit([{ kind: 'delete', rk: first, etag: replaced.get(first) ?? '' }, { kind: 'insert', row: row(second, 'transaction') }]));
    await during('delete', () => commit([{ kind: 'delete', rk: second, etag: moved.get(second) ?? '' }]));
  } catch (error) {
    await Promise.allSettled([first, second].map((rk) => commit([{ kind: 'delete', rk }])));
    throw error;
  }
}

async function during<Answer>(step: Step, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof StepFailed ? error : new StepFailed(step, { cause: error });
  }
}

async function removeLeftOver(tables: Tables, table: TableName, clock: Clock): Promise<void> {
  const young = instantText(clock.now().subtract({ milliseconds: YOUNG_MS }));
  const rows = await tables.range(table, SCRATCH_PARTITION, { prefix: '' }, { limit: 10 });
  for (const { rk } of rows.filter(({ values }) => String(values['at']) < young)) {
    await during('delete', () => tables.commit(table, SCRATCH_PARTITION, [{ kind: 'delete', rk }]));
  }
}

/** A write over an older version than what stands there has to be turned away. Throws StepFailed if it was not. */
async function isRefused(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isConflict(error)) return;
    throw error;
  }
  throw new StepFailed('condition');
}
