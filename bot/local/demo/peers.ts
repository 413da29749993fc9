import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/calendar/instant-text.ts';
import type { PeerRoundId, PersonId } from '../../domain/ids.ts';
import type { CurrentPeers } from '../../domain/peers/current-peers.ts';
import { peersOn } from '../../domain/peers/peer.ts';
import { proposeGroups } from '../../domain/peers/propose-groups.ts';
import { encountersIn, type ConfirmedRound } from '../../domain/peers/round.ts';
import { COHORT, type DemoRoster } from './people.ts';
import { demoEntries } from './roster.ts';

/** Long enough ago that nobody is told of it in the demo. */
const ROUNDS_AGO = [{ hours: 24 * 120 }, { hours: 24 * 60 }] as const;
/** The Playground's team and every other one; the rest have their first round to come. */
const EVERY = 2;

/** Colleagues as the teams' facilitators would have confirmed what was proposed to them. */
export function demoPeerRounds({ teams, leaders }: DemoRoster, now: Temporal.Instant): readonly ConfirmedRound[] {
  const peers = peersOn(demoEntries(leaders));
  return teams.filter((_, index) => index % EVERY === 0).flatMap(({ teamId }) => {
    const people = leaders.filter((leader) => leader.teamId === teamId && leader.course !== 'not-met').map(({ pid }) => pid);
    return ROUNDS_AGO.reduce<readonly ConfirmedRound[]>((rounds, ago, number) => {
      const id = `k-${teamId}-${number}` as PeerRoundId; // Made up here alone.
      const { groups } = proposeGroups({ people, peers, timesMet: encountersIn(rounds), seed: id });
      return [...rounds, { id, scope: { kind: 'team', teamId }, groups, confirmedAt: instantText(now.subtract(ago)), told: true }];
    }, []);
  });
}

/** By who they are, their colleagues of the last round. */
export function demoColleagues(rounds: readonly ConfirmedRound[]): ReadonlyMap<PersonId, CurrentPeers> {
  return new Map(rounds.flatMap(({ id, groups, confirmedAt }) =>
    groups.flatMap((group) => group.map((pid) => [pid, { roundId: id, cohortId: COHORT, since: confirmedAt, with: group.filter((each) => each !== pid) }] as const))));
}
