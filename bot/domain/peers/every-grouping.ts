import type { PersonId } from '../ids.ts';
import { byQuality, type Acquaintance, type Grouping } from './grouping.ts';
import { roundsAhead } from './look-ahead.ts';
import type { PeerGroup } from './round.ts';

/** A learning team mostly has no more; eight people can be grouped in 2,780 ways. */
export const MOST_LOOKED_THROUGH = 8;

/**
 * The best grouping of few people, by looking at every one of them. Of those that are equally good the one after which
 * there can be most rounds in which nobody meets anybody again; then the first in the order of `people`.
 */
export function bestOfEvery(people: readonly PersonId[], acquaintance: Acquaintance): Grouping {
  const compare = byQuality(acquaintance.timesMet);
  let best: Grouping[] = [];
  for (const grouping of everyGrouping(people, acquaintance.mayMeet)) {
    const order = best[0] ? compare(grouping, best[0]) : -1;
    if (order < 0) best = [grouping];
    else if (order === 0) best.push(grouping);
  }
  const ahead = best.map((grouping) => ({ grouping, rounds: best.length === 1 ? 0 : roundsAhead(people, acquaintance, grouping) }));
  const [first, ...others] = ahead;
  return others.reduce((chosen, each) => (each.rounds > chosen.rounds ? each : chosen), first ?? { grouping: { groups: [], unplaced: [] }, rounds: 0 }).grouping;
}

/** In groups of two and three of which each may meet each, and some in none. */
function* everyGrouping(people: readonly PersonId[], mayMeet: Acquaintance['mayMeet']): Generator<Grouping> {
  const [first, ...others] = people;
  if (first === undefined) return yield { groups: [], unplaced: [] };
  for (const group of groupsWith(first, others, mayMeet)) {
    const rest = others.filter((pid) => !group.includes(pid));
    for (const { groups, unplaced } of everyGrouping(rest, mayMeet)) yield { groups: [group, ...groups], unplaced };
  }
  for (const { groups, unplaced } of everyGrouping(others, mayMeet)) yield { groups, unplaced: [first, ...unplaced] };
}

function groupsWith(first: PersonId, others: readonly PersonId[], mayMeet: Acquaintance['mayMeet']): readonly PeerGroup[] {
  const possible = others.filter((pid) => mayMeet(first, pid));
  const trios = possible.flatMap((second, index) => possible.slice(index + 1).filter((third) => mayMeet(second, third)).map((third) => [first, second, third]));
  return [...possible.map((second) => [first, second]), ...trios];
}
