import { compareWeeks, isoWeekOf, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import { peersOn, type Peer } from '../../domain/peers/peer.ts';
import { encountersIn, type ConfirmedRound, type Encounters, type PeerRound, type PeerScope } from '../../domain/peers/round.ts';
import type { PausedWeeks } from '../../domain/person/pause.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import { takesPart } from '../../domain/roster/roster-entry.ts';
import type { MemberSummary } from '../../domain/team/summary.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import type { Versioned } from '../../ports/stored.ts';
import type { World } from '../world.ts';

/** Further back nobody remembers with whom they have been: eight people meet everybody in seven rounds. */
const ROUNDS_REMEMBERED = 100;

/** Everything that decides who can be whose colleague. */
export interface PeerSituation {
  readonly peers: ReadonlyMap<PersonId, Peer>;
  /** A protected identity has none. */
  readonly names: ReadonlyMap<PersonId, string>;
  /** Who can have a colleague now. */
  readonly eligible: readonly PersonId[];
  /** Who take part and cannot: not met yet, paused, or by their own choice. Which of these it is nobody is told. */
  readonly leftOut: readonly PersonId[];
  readonly timesMet: Encounters;
  readonly proposal?: Versioned<PeerRound>;
  /** The latest first. */
  readonly confirmed: readonly Versioned<ConfirmedRound>[];
}

/** Of one team for who leads it, of the whole cohort for who leads all of it. Throws `not-allowed`. */
export function assertLeadsPeers(facilitator: Person, cohortId: CohortId, scope: PeerScope): void {
  const operation = scope.kind === 'team' ? { kind: 'lead-team' as const, cohortId, teamId: scope.teamId } : { kind: 'lead-cohort' as const, cohortId };
  assertAllowed(facilitator, operation);
}

/** Four requests, and one for each thousand people more, however many rounds there have been. Throws `not-allowed`, `not-found`. */
export async function readPeerSituation(world: World, facilitator: Person, cohortId: CohortId, scope: PeerScope): Promise<PeerSituation> {
  assertLeadsPeers(facilitator, cohortId, scope);
  const [roster, summaries, own, others] = await Promise.all([
    world.rosters.all(cohortId),
    summariesOf(world, cohortId, scope),
    world.peerRounds.latest(cohortId, scope, ROUNDS_REMEMBERED),
    otherRounds(world, cohortId, scope),
  ]);
  const week = isoWeekOf(world.clock.now(), DEFAULT_ZONE);
  const members = roster.filter(({ entry }) => takesPart(entry) && entry.teamId !== undefined && (scope.kind === 'cohort' || entry.teamId === scope.teamId));
  const canNow = new Set(members.filter((member) => isEligible(member, summaries.get(member.entry.pid), week)).map(({ entry }) => entry.pid));
  const pids = members.map(({ entry }) => entry.pid).sort();
  return {
    peers: peersOn(roster.map(({ entry }) => entry)),
    names: new Map(roster.flatMap(({ entry: { pid, name, protectedIdentity } }) => (name === undefined || protectedIdentity ? [] : [[pid, name] as const]))),
    eligible: pids.filter((pid) => canNow.has(pid)),
    leftOut: pids.filter((pid) => !canNow.has(pid)),
    timesMet: encountersIn(roundsOnce([...own.confirmed.map(({ value }) => value), ...others])),
    ...own,
  };
}

async function summariesOf(world: World, cohortId: CohortId, scope: PeerScope): Promise<ReadonlyMap<PersonId, MemberSummary>> {
  const members = scope.kind === 'cohort' ? await world.cohorts.summaries(cohortId) : (await world.cohorts.teamPage({ cohortId, teamId: scope.teamId }))?.members;
  if (!members) throw new LedtradError('not-found');
  return new Map(members.map((summary) => [summary.pid, summary]));
}

/** A team's members have met in the cohort's rounds, too; the cohort's members in those of every team. */
async function otherRounds(world: World, cohortId: CohortId, scope: PeerScope): Promise<readonly ConfirmedRound[]> {
  if (scope.kind === 'cohort') return await world.peerRounds.everywhere(cohortId);
  return (await world.peerRounds.latest(cohortId, { kind: 'cohort' }, ROUNDS_REMEMBERED)).confirmed.map(({ value }) => value);
}

function roundsOnce(rounds: readonly ConfirmedRound[]): readonly ConfirmedRound[] {
  return [...new Map(rounds.map((round) => [round.id, round])).values()];
}

function isEligible({ metAt }: RosterMember, summary: MemberSummary | undefined, week: IsoWeek): boolean {
  return metAt !== undefined && summary !== undefined && !summary.withoutPeer && !isPausedIn(week, summary.paused);
}

function isPausedIn(week: IsoWeek, paused: PausedWeeks | undefined): boolean {
  if (!paused) return false;
  return compareWeeks(paused.from, week) <= 0 && (paused.until === undefined || compareWeeks(paused.until, week) >= 0);
}
