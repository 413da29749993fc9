import { z } from 'zod';
import type { CohortId, OperationId, OrganisationId, PersonId, ProgrammeId, TeamId, TenantId } from '../domain/ids.ts';
import type { SeatKey } from '../domain/roster/roster-entry.ts';
import type { Candidate, CandidateId, Outcome } from '../domain/selection/candidate.ts';
import type { Candidates, KeptCandidate } from '../ports/candidates.ts';
import { inverseTime } from './inverse-time.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { StoredRow, Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const CANDIDATE = 'i|';
const NOMINATED = 'n|';

const outcome: z.ZodType<Outcome> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('accepted'),
    at: z.string(),
    pid: storedId<PersonId>(),
    place: z.object({
      cohortId: storedId<CohortId>(),
      teamId: storedId<TeamId>(),
      organisationId: storedId<OrganisationId>(),
      position: z.enum(['principal', 'deputy', 'preschool-head']),
    }),
    told: z.boolean(),
  }),
  z.object({ kind: z.literal('came-in'), at: z.string(), pid: storedId<PersonId>() }),
  z.object({ kind: z.literal('declined'), at: z.string(), by: z.enum(['head', 'facilitator']), message: z.string(), told: z.boolean() }),
]);

const candidateSchema: z.ZodType<Candidate> = z.object({
  programme: storedId<ProgrammeId>(),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('interest'), pid: storedId<PersonId>() }),
    z.object({ kind: z.literal('nomination'), by: storedId<PersonId>(), byName: z.string(), tenantId: storedId<TenantId>(), seat: storedId<SeatKey>() }),
  ]),
  name: z.string().exactOptional(),
  municipality: z.string(),
  school: z.string(),
  why: z.string(),
  registeredAt: z.string(),
  organisationId: storedId<OrganisationId>().exactOptional(),
  approved: z.object({ head: z.string().exactOptional(), facilitator: z.string().exactOptional() }),
  outcome: outcome.exactOptional(),
});
const candidates = rowCodec('candidate', 2, candidateSchema, withSource);

const interest = z.object({ pid: z.string() }).loose();

/** Version 1 knew of registered interests alone, and nothing had been decided of them. */
function withSource(old: unknown): unknown {
  const parsed = interest.safeParse(old).data;
  return parsed && { ...parsed, source: { kind: 'interest', pid: parsed.pid }, approved: {} };
}

/** Those who may come to take part in a programme, in a partition of the programme's own beside its cohorts. */
export function candidateStore(tables: Tables, newOperation: () => OperationId): Candidates {
  const idOf: Candidates['idOf'] = ({ registeredAt, source }) =>
    `${inverseTime(registeredAt)}|${source.kind === 'interest' ? source.pid : source.seat}` as CandidateId; // The one place where it is made.
  const rowOf = (candidate: Candidate, opId: OperationId) => ({ pk: partitionOf(candidate.programme), rk: CANDIDATE + idOf(candidate), values: candidates.write(candidate, opId) });
  return {
    idOf,
    async all(programme) {
      return (await tables.range(TABLE, partitionOf(programme), { prefix: CANDIDATE })).map(kept);
    },
    async find(programme, id) {
      const row = await tables.get(TABLE, partitionOf(programme), CANDIDATE + id);
      return row && kept(row);
    },
    async save(candidate, etag) {
      const opId = newOperation();
      const row = rowOf(candidate, opId);
      await tables.commit(TABLE, row.pk, [etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag }], { rk: row.rk, opId });
    },
    async nominated(programme, seat) {
      const row = await tables.get(TABLE, partitionOf(programme), NOMINATED + seat);
      return row && { value: String(row.values['candidate']) as CandidateId, etag: row.etag }; // Written below alone.
    },
    async nominate(candidate, seat, earlier) {
      const opId = newOperation();
      const row = rowOf(candidate, opId);
      const found = { pk: row.pk, rk: NOMINATED + seat, values: { v: 1, opId, candidate: idOf(candidate) } };
      const pointer: Write = earlier ? { kind: 'replace', row: found, etag: earlier.etag } : { kind: 'insert', row: found };
      await tables.commit(TABLE, row.pk, [pointer, { kind: 'insert', row }], { rk: found.rk, opId });
    },
  };
}

function kept(row: StoredRow): KeptCandidate {
  return { id: row.rk.slice(CANDIDATE.length) as CandidateId, value: candidates.read(row), etag: row.etag };
}

function partitionOf(programme: ProgrammeId): string {
  return `intake|${programme}`;
}
