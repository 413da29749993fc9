import { z } from 'zod';
import type { PersonId, ProgrammeId } from '../domain/ids.ts';
import type { Interest } from '../domain/interest.ts';
import type { Interests } from '../ports.ts';
import { inverseTime } from './inverse-time.ts';
import { readPage } from './page.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Tables } from './table/tables.ts';

const interestSchema: z.ZodType<Interest> = z.object({
  pid: storedId<PersonId>(),
  programme: storedId<ProgrammeId>(),
  name: z.string(),
  municipality: z.string(),
  school: z.string(),
  why: z.string(),
  registeredAt: z.string(),
});
const interests = rowCodec('interest', 1, interestSchema);

/** Those who want to take part in a programme, in a partition of the programme's own beside its cohorts. */
export function interestStore(tables: Tables): Interests {
  return {
    async register(interest) {
      const pk = intakePartition(interest.programme);
      const rk = `i|${inverseTime(interest.registeredAt)}|${interest.pid}`;
      await tables.commit('Cohort', pk, [{ kind: 'put', row: { pk, rk, values: interests.write(interest) } }]);
    },
    list: (programme, page) => readPage(tables, 'Cohort', intakePartition(programme), 'i|', page, (row) => interests.read(row)),
  };
}

function intakePartition(programme: ProgrammeId): string {
  return `intake|${programme}`;
}
