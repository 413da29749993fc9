import type { Details, Finding } from '../ports/self-check.ts';
import { kindOfRow, writtenVersion } from '../storage/row-kinds.ts';
import { TABLE_NAMES, type RowSamples, type TableName } from '../storage/table/tables.ts';
import { well, wrong, type Check } from './check.ts';
import { troubleOf } from './storage-trouble.ts';

/** A row that this code would not have written so. */
interface Deviation {
  /** Versions behind what this code writes; negative for a later one's. */
  readonly behind: number;
  /** e.g. `person 2` */
  readonly said: string;
}

/**
 * Whether the rows are of the version that this code writes, by a sample: of each table what one request tells from its
 * beginning and from a random key, so sixteen requests whatever is stored. A row of the version before is read as it is
 * and written anew with the next change; one from a later version is refused (storage/README.md, "Versions of a row"), so that
 * who has gone back too far in a roll-back cannot read what has been written since.
 */
export function checkStoredVersions(samples: RowSamples, randomKey: (table: TableName) => string): Check {
  return {
    id: 'rows',
    async run(): Promise<Finding> {
      try {
        return await lookAt(samples, randomKey);
      } catch (error) {
        const { code, reason } = troubleOf(error);
        return wrong(code, { names: [reason] });
      }
    },
  };
}

async function lookAt(samples: RowSamples, randomKey: (table: TableName) => string): Promise<Finding> {
  const read = await Promise.all(TABLE_NAMES.flatMap((table) => ['', randomKey(table)].map(async (from) => await samplesOf(samples, table, from))));
  const rows = new Map(read.flat());
  const deviations = [...rows.values()].flatMap((deviation) => deviation ?? []);
  const told = (which: (behind: number) => boolean): Details | undefined => {
    const those = deviations.filter(({ behind }) => which(behind));
    return those.length === 0 ? undefined : { names: [...new Set(those.map(({ said }) => said))].sort(), count: those.length, of: rows.size };
  };
  const newer = told((behind) => behind < 0);
  if (newer) return wrong('rows-newer', newer);
  const tooOld = told((behind) => behind > 1);
  if (tooOld) return wrong('rows-too-old', tooOld);
  const before = told((behind) => behind === 1);
  return before ? well('rows-before', before) : well('rows-current', { count: rows.size });
}

/** By the keys, so that what both requests tell is counted once. Rows without a version, or of no kind that is known, are left out. */
async function samplesOf(samples: RowSamples, table: TableName, from: string): Promise<readonly (readonly [string, Deviation | undefined])[]> {
  const rows = await samples.sample(table, from);
  return rows.flatMap(({ pk, rk, values }) => {
    const [kind, version] = [kindOfRow({ table, pk, rk }), values['v']];
    if (kind === undefined || typeof version !== 'number') return [];
    const behind = writtenVersion(kind) - version;
    return [[`${table}/${pk}/${rk}`, behind === 0 ? undefined : { behind, said: `${kind} ${version}` }] as const];
  });
}
