import type { PersonId } from '../ids.ts';
import { obstacleBetween, type Obstacle, type Peer } from './peer.ts';
import { pairsIn, type Encounters, type PeerGroup } from './round.ts';

/** What there is to say of a group that a facilitator has arranged. */
export type Finding =
  | { readonly kind: 'alone' | 'too-many' }
  /** They do not take part this time, or do not any more; never why. */
  | { readonly kind: 'left-out'; readonly people: readonly PersonId[] }
  | { readonly kind: Obstacle; readonly people: readonly PersonId[] }
  /** They have been colleagues before: the one thing that may be confirmed all the same. */
  | { readonly kind: 'met-before'; readonly people: readonly PersonId[]; readonly times: number };

export function findingsIn(group: PeerGroup, peers: ReadonlyMap<PersonId, Peer>, isEligible: (pid: PersonId) => boolean, timesMet: Encounters): readonly Finding[] {
  const leftOut = group.filter((pid) => !isEligible(pid));
  return [
    ...(group.length === 1 ? [{ kind: 'alone' as const }] : []),
    ...(group.length > 3 ? [{ kind: 'too-many' as const }] : []),
    ...(leftOut.length > 0 ? [{ kind: 'left-out' as const, people: leftOut }] : []),
    ...pairsIn(group).flatMap(([a, b]): readonly Finding[] => {
      const [one, other] = [peers.get(a), peers.get(b)];
      const obstacle = one && other && obstacleBetween(one, other);
      if (obstacle) return [{ kind: obstacle, people: [a, b] }];
      const times = timesMet(a, b);
      return times === 0 ? [] : [{ kind: 'met-before', people: [a, b], times }];
    }),
  ];
}

/** Whether a round may not be confirmed as it is. */
export function isForbidden({ kind }: Finding): boolean {
  return kind !== 'met-before';
}
