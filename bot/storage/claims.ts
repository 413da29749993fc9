import { z } from 'zod';
import type { PersonId } from '../domain/ids.ts';
import type { SeatClaim } from '../domain/roster/claim.ts';
import type { Claims } from '../ports/claims.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Tables } from './table/tables.ts';

const TABLE = 'Cohort';
const PREFIX = 'r|x|';

const claimSchema: z.ZodType<SeatClaim> = z.object({
  pid: storedId<PersonId>(),
  claimant: storedId<PersonId>(),
  name: z.string().exactOptional(),
  at: z.string(),
});
const claims = rowCodec('seat-claim', 1, claimSchema);

/** Beside a cohort's roster: who came for a place that another has. */
export function claimStore(tables: Tables): Claims {
  return {
    async put(cohortId, claim) {
      await tables.commit(TABLE, cohortId, [{ kind: 'put', row: { pk: cohortId, rk: keyOf(claim.pid, claim.claimant), values: claims.write(claim) } }]);
    },
    async all(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: PREFIX });
      return rows.map((row) => claims.read(row));
    },
    async dismiss(cohortId, pid, claimant) {
      await tables.commit(TABLE, cohortId, [{ kind: 'delete', rk: keyOf(pid, claimant) }]);
    },
  };
}

function keyOf(pid: PersonId, claimant: PersonId): string {
  return `${PREFIX}${pid}|${claimant}`;
}
