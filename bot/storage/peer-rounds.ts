import { z } from 'zod';
import type { CohortId, OperationId, PeerRoundId, PersonId, TeamId } from '../domain/ids.ts';
import type { ConfirmedRound, PeerRound, PeerScope } from '../domain/peers/round.ts';
import type { PeerRounds } from '../ports/peer-rounds.ts';
import { inverseTime } from './inverse-time.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { StoredRow, Tables } from './table/tables.ts';

const TABLE = 'Cohort';
const ALL = 'p|';
/** Sorts before every time. */
const PROPOSAL = '0';

const round = {
  id: storedId<PeerRoundId>(),
  scope: z.discriminatedUnion('kind', [z.object({ kind: z.literal('team'), teamId: storedId<TeamId>() }), z.object({ kind: z.literal('cohort') })]),
  groups: z.array(z.array(storedId<PersonId>())),
  renews: z.literal(true).exactOptional(),
};
const proposalSchema: z.ZodType<PeerRound> = z.object(round);
const confirmedSchema: z.ZodType<ConfirmedRound> = z.object({ ...round, confirmedAt: z.string(), told: z.literal(true).exactOptional() });

const proposals = rowCodec('peer-proposal', 1, proposalSchema);
const rounds = rowCodec('peer-round', 1, confirmedSchema);

/** Who reflects with whom: of each scope one open proposal at most, and the rounds that were confirmed, the latest first. */
export function peerRoundStore(tables: Tables, newOperation: () => OperationId): PeerRounds {
  return {
    async latest(cohortId, scope, limit) {
      const rows = await tables.range(TABLE, cohortId, { prefix: prefixOf(scope) }, { limit: limit + 1 });
      const proposal = rows.find(isProposal);
      return {
        ...(proposal ? { proposal: { value: proposals.read(proposal), etag: proposal.etag } } : {}),
        confirmed: rows.filter((row) => !isProposal(row)).slice(0, limit).map((row) => ({ value: rounds.read(row), etag: row.etag })),
      };
    },
    async everywhere(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: ALL });
      return rows.filter((row) => !isProposal(row)).map((row) => rounds.read(row));
    },
    async propose(cohortId, proposal, etag) {
      const opId = newOperation();
      const row = { pk: cohortId, rk: proposalKey(proposal), values: proposals.write(proposal, opId) };
      await tables.commit(TABLE, cohortId, [etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag }], { rk: row.rk, opId });
    },
    async discard(cohortId, scope, etag) {
      await tables.commit(TABLE, cohortId, [{ kind: 'delete', rk: proposalKey({ scope }), etag }]);
    },
    async confirm(cohortId, confirmed, etag) {
      const opId = newOperation();
      const row = { pk: cohortId, rk: confirmedKey(confirmed), values: rounds.write(confirmed, opId) };
      await tables.commit(TABLE, cohortId, [{ kind: 'insert', row }, { kind: 'delete', rk: proposalKey(confirmed), etag }], { rk: row.rk, opId });
    },
    async markTold(cohortId, { value, etag }) {
      const opId = newOperation();
      const row = { pk: cohortId, rk: confirmedKey(value), values: rounds.write({ ...value, told: true }, opId) };
      await tables.commit(TABLE, cohortId, [{ kind: 'replace', row, etag }], { rk: row.rk, opId });
    },
  };
}

function isProposal({ rk }: StoredRow): boolean {
  return rk.endsWith(`|${PROPOSAL}`);
}

function prefixOf(scope: PeerScope): string {
  return scope.kind === 'team' ? `${ALL}t|${scope.teamId}|` : `${ALL}c|`;
}

function proposalKey({ scope }: Pick<PeerRound, 'scope'>): string {
  return prefixOf(scope) + PROPOSAL;
}

function confirmedKey({ scope, confirmedAt, id }: ConfirmedRound): string {
  return `${prefixOf(scope)}${inverseTime(confirmedAt)}|${id}`;
}

/** For setting up rounds that were confirmed long ago. */
export function peerRoundRow(cohortId: CohortId, confirmed: ConfirmedRound) {
  return { pk: cohortId, rk: confirmedKey(confirmed), values: rounds.write(confirmed) };
}
