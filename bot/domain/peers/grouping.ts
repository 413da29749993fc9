import type { PersonId } from '../ids.ts';
import { obstacleBetween, type Peer } from './peer.ts';
import { pairsIn, type Encounters, type PeerGroup } from './round.ts';

/** Everybody is in one group, or stands among those for whom there is nobody just now. */
export interface Grouping {
  readonly groups: readonly PeerGroup[];
  readonly unplaced: readonly PersonId[];
}

/** What a grouping is made from. */
export interface Acquaintance {
  readonly mayMeet: (a: PersonId, b: PersonId) => boolean;
  readonly timesMet: Encounters;
}

export function acquaintanceOf(peers: ReadonlyMap<PersonId, Peer>, timesMet: Encounters): Acquaintance {
  return {
    timesMet,
    mayMeet(a, b) {
      const [one, other] = [peers.get(a), peers.get(b)];
      return one !== undefined && other !== undefined && obstacleBetween(one, other) === undefined;
    },
  };
}

/** How much those who are together have been so before: two who meet a third time weigh more than two pairs who meet a second. */
export function repeatsIn(groups: readonly PeerGroup[], timesMet: Encounters): number {
  return groups.flatMap(pairsIn).reduce((sum, [a, b]) => sum + timesMet(a, b) ** 2, 0);
}

/** The better one first: everybody has somebody, few trios, few who have met before. */
export function byQuality(timesMet: Encounters): (a: Grouping, b: Grouping) => number {
  return (a, b) =>
    a.unplaced.length - b.unplaced.length
    || triosIn(a) - triosIn(b)
    || repeatsIn(a.groups, timesMet) - repeatsIn(b.groups, timesMet);
}

function triosIn({ groups }: Grouping): number {
  return groups.filter(({ length }) => length === 3).length;
}
