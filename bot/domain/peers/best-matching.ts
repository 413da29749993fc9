import type { PersonId } from '../ids.ts';
import { byQuality, repeatsIn, type Acquaintance, type Grouping } from './grouping.ts';
import { maximumMatching } from './maximum-matching.ts';
import { ringRounds } from './ring.ts';
import type { PeerGroup } from './round.ts';

/** Whoever is left over could be another one; so many are tried when those at hand would have to meet again. */
const MOST_LEFT_OVER_TRIED = 12;

/**
 * A grouping of many people: as many pairs as can be, with as few who have met before as can be, those of one round of
 * the ring first; then each who is left over joins a pair. `people` in the order in which chance has put them.
 */
export function bestByMatching(people: readonly PersonId[], acquaintance: Acquaintance): Grouping {
  const { timesMet } = acquaintance;
  const prefers = ringPreference(people, acquaintance);
  let best = matched(people, undefined, acquaintance, prefers);
  if (people.length % 2 === 0) return best;
  for (const leftOver of people.slice(0, MOST_LEFT_OVER_TRIED)) {
    if (repeatsIn(best.groups, timesMet) === 0 && best.unplaced.length === 0) break;
    const other = matched(people, leftOver, acquaintance, prefers);
    if (byQuality(timesMet)(other, best) < 0) best = other;
  }
  return best;
}

function matched(people: readonly PersonId[], leftOver: PersonId | undefined, acquaintance: Acquaintance, prefers: Preference): Grouping {
  const { mayMeet, timesMet } = acquaintance;
  // To have met once outweighs whatever the ring would rather have of all the others.
  const cost = (a: PersonId, b: PersonId) => people.length * timesMet(a, b) ** 2 + (prefers(a, b) ? 0 : 1);
  const pairs = pairsOf(people, (a, b) => (mayMeet(a, b) && a !== leftOver && b !== leftOver ? cost(a, b) : undefined));
  const placed = new Set(pairs.flat());
  return withLeftOver(pairs, people.filter((pid) => !placed.has(pid)), acquaintance);
}

/** As many as can be join a pair of which they may meet both, one each, with as few who have met before as can be. */
export function withLeftOver(pairs: readonly PeerGroup[], leftOver: readonly PersonId[], { mayMeet, timesMet }: Acquaintance): Grouping {
  if (leftOver.length === 0) return { groups: pairs, unplaced: [] };
  const joining = new Map<PeerGroup, PersonId>();
  const costs = leftOver.map((pid) => pairs.map((pair) => (pair.length === 2 && pair.every((each) => mayMeet(pid, each)) ? repeatsIn([[pid, ...pair]], timesMet) : undefined)));
  const most = costs.flat().reduce<number>((greatest, cost) => Math.max(greatest, cost ?? 0), 0);
  const mates = maximumMatching(leftOver.length + pairs.length, (a, b) => {
    const cost = a < leftOver.length ? costs[a]?.[b - leftOver.length] : costs[b]?.[a - leftOver.length];
    return cost === undefined ? 0 : leftOver.length * (most + 1) - cost;
  });
  for (const [index, pid] of leftOver.entries()) {
    const pair = pairs[(mates[index] ?? -1) - leftOver.length];
    if (pair) joining.set(pair, pid);
  }
  const placed = new Set(joining.values());
  return {
    groups: pairs.map((pair) => {
      const third = joining.get(pair);
      return third === undefined ? pair : [...pair, third];
    }),
    unplaced: leftOver.filter((pid) => !placed.has(pid)),
  };
}

/** As many pairs as can be, of the least cost; undefined: they cannot be one. */
function pairsOf(people: readonly PersonId[], cost: (a: PersonId, b: PersonId) => number | undefined): readonly PeerGroup[] {
  const costs = people.map((a) => people.map((b) => (a === b ? undefined : cost(a, b))));
  const most = costs.flat().reduce<number>((greatest, each) => Math.max(greatest, each ?? 0), 0);
  // One pair more outweighs whatever it costs.
  const aPair = people.length * (most + 1);
  const mates = maximumMatching(people.length, (a, b) => {
    const each = costs[a]?.[b];
    return each === undefined ? 0 : aPair - each;
  });
  return people.flatMap((pid, index) => {
    const mate = mates[index];
    const other = mate === undefined || mate < index ? undefined : people[mate];
    return other === undefined ? [] : [[pid, other]];
  });
}

type Preference = (a: PersonId, b: PersonId) => boolean;

/** For the pairs of the ring's round of which most are still to meet; the first such that chance comes upon. */
function ringPreference(people: readonly PersonId[], { mayMeet, timesMet }: Acquaintance): Preference {
  const rounds = ringRounds(people).map((pairs) => ({ pairs, cost: pairs.reduce((sum, [a, b]) => sum + (mayMeet(a, b) ? timesMet(a, b) : 1), 0) }));
  const [first] = people;
  const start = rounds.findIndex(({ pairs }) => pairs.some(([a, b]) => (a === first && b === people[1]) || (b === first && a === people[1])));
  const inTurn = [...rounds.slice(Math.max(0, start)), ...rounds.slice(0, Math.max(0, start))];
  const [head, ...others] = inTurn;
  const chosen = others.reduce((least, each) => (each.cost < least.cost ? each : least), head ?? { pairs: [], cost: 0 });
  const together = new Set(chosen.pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return (a, b) => together.has(`${a} ${b}`);
}
