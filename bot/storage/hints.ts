import { isConflict } from '../domain/errors.ts';
import type { Hints } from '../ports/hints.ts';
import { nudgeHintRow, repairHintRow, repairHints } from './hint-rows.ts';
import type { Tables } from './table/tables.ts';

const TABLE = 'Lane';

/** Hints of both kinds, in the tenant's lane, ordered by when they are due. */
export function hintStore(tables: Tables): Hints {
  return {
    async leave({ tenantId, repair, nudge }) {
      const rows = [...(repair ? [repairHintRow({ tenantId, ...repair })] : []), ...(nudge ? [nudgeHintRow(tenantId, nudge)] : [])];
      if (rows.length > 0) await tables.commit(TABLE, tenantId, rows.map((row) => ({ kind: 'put', row })));
    },
    async due(tenantId, now, limit) {
      const rows = await tables.range(TABLE, tenantId, { from: 'h|', to: `h|${now}~` }, { limit });
      return rows.map((row) => ({ value: { ...repairHints.read(row), key: row.rk }, etag: row.etag }));
    },
    async remove({ value, etag }) {
      try {
        await tables.commit(TABLE, value.tenantId, [{ kind: 'delete', rk: value.key, etag }]);
      } catch (error) {
        // Renewed, or taken by another copy: either way it is no longer ours to remove.
        if (!isConflict(error)) throw error;
      }
    },
  };
}
