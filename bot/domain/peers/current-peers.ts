import type { CohortId, PeerRoundId, PersonId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import type { ConfirmedRound } from './round.ts';

/** Who somebody's colleagues are for now, in their own head. */
export interface CurrentPeers {
  readonly roundId: PeerRoundId;
  readonly cohortId: CohortId;
  /** When the round was confirmed: instant, ISO 8601 UTC with milliseconds. */
  readonly since: string;
  readonly with: readonly PersonId[];
  /** They stayed together when others got new colleagues, so there is nothing to tell. */
  readonly known?: true;
}

/** As a confirmed round has it; a later one, of whatever scope, stands. The same person when nothing changes. */
export function withPeers(person: Person, cohortId: CohortId, round: ConfirmedRound): Person {
  const { peers } = person;
  if (peers && peers.since >= round.confirmedAt) return person;
  const others = round.groups.find((group) => group.includes(person.pid))?.filter((pid) => pid !== person.pid) ?? [];
  if (others.length === 0) return person;
  const known = peers?.cohortId === cohortId && others.length === peers.with.length && others.every((pid) => peers.with.includes(pid));
  return { ...person, peers: { roundId: round.id, cohortId, since: round.confirmedAt, with: others, ...(known ? { known: true as const } : {}) } };
}

export function withoutPeers({ peers: _ended, ...person }: Person): Person {
  return person;
}

/** Who take part in the cohort no more have no colleague in it, and who wants none just now is told of none. */
export function peersOfNow({ peers, roles, settings }: Person): CurrentPeers | undefined {
  if (!peers || settings.peers === 'no') return undefined;
  return roles.some((role) => role.kind === 'principal' && role.cohortId === peers.cohortId) ? peers : undefined;
}
