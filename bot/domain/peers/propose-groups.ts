import type { PersonId } from '../ids.ts';
import { bestByMatching, withLeftOver } from './best-matching.ts';
import { inSeededOrder } from './chance.ts';
import { bestOfEvery, MOST_LOOKED_THROUGH } from './every-grouping.ts';
import { acquaintanceOf, type Grouping } from './grouping.ts';
import type { Peer } from './peer.ts';
import type { Encounters, PeerGroup } from './round.ts';

/** More cannot be matched while somebody waits; a larger cohort is paired team by team. */
export const MOST_IN_A_ROUND = 400;

export interface ProposalWish {
  /** Who is to have a colleague. */
  readonly people: readonly PersonId[];
  readonly peers: ReadonlyMap<PersonId, Peer>;
  readonly timesMet: Encounters;
  /** The same seed gives the same proposal. */
  readonly seed: string;
  /** Groups that stay together; whoever is left over may join a pair of them. */
  readonly kept?: readonly PeerGroup[];
}

/**
 * Pairs, and a trio where the number is odd: never of one school, never in one another's chain of command, as few who
 * have met before as there can be. For whom there is nobody is told, and never left out in silence.
 */
export function proposeGroups({ people, peers, timesMet, seed, kept = [] }: ProposalWish): Grouping {
  const acquaintance = acquaintanceOf(peers, timesMet);
  const order = inSeededOrder([...people].sort(), seed);
  const { groups, unplaced } = order.length <= MOST_LOOKED_THROUGH ? bestOfEvery(order, acquaintance) : bestByMatching(order, acquaintance);
  const { groups: all, unplaced: stillUnplaced } = withLeftOver([...kept, ...groups], unplaced, acquaintance);
  return { groups: all, unplaced: stillUnplaced };
}
