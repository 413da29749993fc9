import { z } from 'zod';
import type { PersonId, QuestionId, TenantId } from '../domain/ids.ts';
import { LedtradError } from '../domain/errors.ts';
import type { Hint, Hints } from '../ports.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Tables } from './table/tables.ts';

const TABLE = 'Lane';

const hintSchema: z.ZodType<Hint> = z.object({
  tenantId: storedId<TenantId>(),
  pid: storedId<PersonId>(),
  dueAt: z.string(),
  questionId: storedId<QuestionId>().exactOptional(),
});
const hints = rowCodec('hint', 1, hintSchema);

/** Repair hints: in the tenant's lane, ordered by when they are due. */
export function hintStore(tables: Tables): Hints {
  return {
    async leave(hint) {
      const row = { pk: hint.tenantId, rk: hintKey(hint), values: hints.write(hint) };
      await tables.commit(TABLE, hint.tenantId, [{ kind: 'put', row }]);
    },
    async due(tenantId, now, limit) {
      const rows = await tables.range(TABLE, tenantId, { from: 'h|', to: `h|${now}~` }, { limit });
      return rows.map((row) => ({ value: hints.read(row), etag: row.etag }));
    },
    async remove({ value, etag }) {
      try {
        await tables.commit(TABLE, value.tenantId, [{ kind: 'delete', rk: hintKey(value), etag }]);
      } catch (error) {
        // Renewed, or taken by another copy: either way it is no longer ours to remove.
        if (!(error instanceof LedtradError && error.code === 'conflict')) throw error;
      }
    },
  };
}

function hintKey({ dueAt, pid, questionId }: Hint): string {
  return `h|${dueAt}|${pid}|${questionId ?? ''}`;
}
