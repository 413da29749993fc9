import type { Clock } from '../ports.ts';
import type { Finding } from '../ports/self-check.ts';
import { TABLE_NAMES, type TableName, type Tables } from '../storage/table/tables.ts';
import { well, wrong, type Check } from './check.ts';
import { StepFailed, useScratchRow } from './scratch-row.ts';
import { GRAVEST_FIRST, troubleOf, type StorageTrouble } from './storage-trouble.ts';

interface TableTrouble {
  readonly table: TableName;
  readonly code: StorageTrouble;
  /** The step that failed, and why, e.g. `transaction (403 AuthorizationPermissionMismatch)` */
  readonly said: string;
}

/** In each table a row of our own is written, read, changed on condition, moved in a transaction and deleted. */
export function checkStorageRights(tables: Tables, newRunId: () => string, clock: Clock): Check {
  return {
    id: 'storage',
    async run(): Promise<Finding> {
      const runId = newRunId();
      const troubles = (await Promise.all(TABLE_NAMES.map((table) => troubleIn(tables, table, runId, clock)))).flatMap((trouble) => trouble ?? []);
      const gravest = GRAVEST_FIRST.find((code) => troubles.some((trouble) => trouble.code === code));
      return gravest === undefined ? well('storage-open', { count: TABLE_NAMES.length }) : wrong(gravest, { names: together(troubles) });
    },
  };
}

async function troubleIn(tables: Tables, table: TableName, runId: string, clock: Clock): Promise<TableTrouble | undefined> {
  try {
    await useScratchRow(tables, table, runId, clock);
    return undefined;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    const { code, reason } = troubleOf(error.cause);
    return { table, code, said: `${error.step} (${reason})` };
  }
}

/** Tables that have the same trouble in one, and no table where they all have it. */
function together(troubles: readonly TableTrouble[]): readonly string[] {
  return [...new Set(troubles.map(({ said }) => said))].map((said) => {
    const tables = troubles.filter((trouble) => trouble.said === said).map(({ table }) => table);
    return tables.length === TABLE_NAMES.length ? said : `${tables.join(' + ')} ${said}`;
  });
}
