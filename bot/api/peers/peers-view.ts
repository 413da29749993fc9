import type { PersonId, TeamId } from '../../domain/ids.ts';
import { findingsIn, isForbidden, type Finding } from '../../domain/peers/findings.ts';
import { MOST_IN_A_ROUND } from '../../domain/peers/propose-groups.ts';
import type { ConfirmedRound, PeerRound, PeerScope } from '../../domain/peers/round.ts';
import type { Versioned } from '../../ports/stored.ts';
import { groupsThatStand } from '../../usecases/peers/propose-peers.ts';
import { readPeerSituation, type PeerSituation } from '../../usecases/peers/read-peer-situation.ts';
import type { PeerFinding, PeerPerson, PeersView } from '../contract/peers.ts';
import type { ApiCall } from '../endpoint.ts';
import { cohortIdOf, keyOf } from '../parameters.ts';

/** As long ago as a facilitator wants to look back. */
const EARLIER_SHOWN = 12;

/** Throws `input-invalid`. */
export function scopeOf(team: string | undefined): PeerScope {
  return team === undefined || team === '' ? { kind: 'cohort' } : { kind: 'team', teamId: keyOf(team) as TeamId }; // Whether it is one, the policy tells.
}

export async function viewPeers(call: ApiCall, scope: PeerScope): Promise<PeersView> {
  const situation = await readPeerSituation(call.world, call.person.value, cohortIdOf(call), scope);
  const { proposal, confirmed: [current, ...earlier], leftOut, eligible } = situation;
  const people = peopleOf(situation, call.language);
  return {
    ...(proposal ? { proposal: proposalView(situation, people, proposal) } : {}),
    ...(current ? { current: currentView(situation, people, current.value) } : {}),
    leftOut: people(leftOut),
    eligible: eligible.length,
    tooMany: eligible.length > MOST_IN_A_ROUND,
    earlier: earlier.slice(0, EARLIER_SHOWN).map(({ value: { id, confirmedAt, groups } }) => ({ id, confirmedAt, groups: groups.map(people) })),
  };
}

type People = (pids: readonly PersonId[]) => PeerPerson[];

/** By name, who have none last. */
function peopleOf({ names }: PeerSituation, language: string): People {
  return (pids) => pids
    .map((id): PeerPerson => {
      const name = names.get(id);
      return { id, ...(name === undefined ? {} : { name }) };
    })
    .sort((a, b) => Number(a.name === undefined) - Number(b.name === undefined) || (a.name ?? '').localeCompare(b.name ?? '', language));
}

function proposalView({ eligible, peers, timesMet, confirmed: [current] }: PeerSituation, people: People, { value, etag }: Versioned<PeerRound>): NonNullable<PeersView['proposal']> {
  const { id, groups, renews } = value;
  const can = new Set(eligible);
  const placed = new Set(groups.flat());
  const stay = renews ? new Set(current?.value.groups.map((group) => [...group].sort().join(' '))) : new Set<string>();
  const found = groups.map((group) => {
    const findings = findingsIn(group, peers, (pid) => can.has(pid), timesMet);
    return { group, findings: stay.has([...group].sort().join(' ')) ? findings.filter(isForbidden) : findings };
  });
  return {
    id,
    etag,
    renews: renews === true,
    groups: found.map(({ group, findings }) => ({ people: people(group), findings: findings.map((finding) => findingView(people, finding)) })),
    unplaced: people(eligible.filter((pid) => !placed.has(pid))),
    mayConfirm: groups.length > 0 && !found.some(({ findings }) => findings.some(isForbidden)),
  };
}

function findingView(people: People, finding: Finding): PeerFinding {
  switch (finding.kind) {
    case 'alone':
    case 'too-many':
      return { kind: finding.kind, people: [] };
    case 'met-before':
      return { kind: finding.kind, people: people(finding.people), times: finding.times };
    default:
      return { kind: finding.kind, people: people(finding.people) };
  }
}

function currentView(situation: PeerSituation, people: People, { id, confirmedAt, told, groups }: ConfirmedRound): NonNullable<PeersView['current']> {
  const can = new Set(situation.eligible);
  const placed = new Set(groups.flat());
  const without = situation.eligible.filter((pid) => !placed.has(pid));
  const standing = groupsThatStand(situation);
  const lost = groups.filter((group) => !standing.includes(group)).some((group) => group.some((pid) => can.has(pid)));
  return {
    id,
    confirmedAt,
    told: told === true,
    groups: groups.map((group) => ({ people: people(group).map((person) => ({ ...person, out: !can.has(person.id as PersonId) })) })), // An id of the group's own.
    without: people(without),
    mayRenew: lost || without.length > 0,
  };
}
