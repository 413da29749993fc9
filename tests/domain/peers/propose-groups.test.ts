import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { bestByMatching } from '../../../bot/domain/peers/best-matching.ts';
import { acquaintanceOf, repeatsIn, type Acquaintance, type Grouping } from '../../../bot/domain/peers/grouping.ts';
import { proposeGroups } from '../../../bot/domain/peers/propose-groups.ts';
import { encountersIn, pairsIn, type ConfirmedRound } from '../../../bot/domain/peers/round.ts';
import { aRound, pidAt, situations, strangers } from './builders.ts';

describe('proposing pairs and trios', () => {
  it('puts everybody in one group or among those for whom there is nobody', () => {
    fc.assert(fc.property(situations(0, 20), fc.string(), (situation, seed) => {
      const { groups, unplaced } = proposeGroups({ ...situation, seed });
      assert.deepEqual([...groups.flat(), ...unplaced].sort(), [...situation.people].sort());
    }));
  });

  it('makes pairs and trios and nothing else', () => {
    fc.assert(fc.property(situations(0, 20), fc.string(), (situation, seed) => {
      for (const { length } of proposeGroups({ ...situation, seed }).groups) assert.ok(length === 2 || length === 3);
    }));
  });

  it('never puts two of one school together, nor anybody with who stands above them', () => {
    fc.assert(fc.property(situations(2, 20), fc.string(), (situation, seed) => {
      const { mayMeet } = acquaintanceOf(situation.peers, situation.timesMet);
      for (const [a, b] of proposeGroups({ ...situation, seed }).groups.flatMap(pairsIn)) assert.ok(mayMeet(a, b), `${a} and ${b}`);
    }));
  });

  it('leaves as few alone, makes as few trios and repeats as little as anybody could, of up to eight', () => {
    fc.assert(fc.property(situations(1, 7), fc.string(), (situation, seed) => {
      const acquaintance = acquaintanceOf(situation.peers, situation.timesMet);
      assert.deepEqual(scoreOf(proposeGroups({ ...situation, seed }), acquaintance), bestScore(situation.people, acquaintance));
    }), { numRuns: 150 });
  }).timeout(20_000);

  it('is the same for the same seed, in whatever order the people come, and mostly another for another', () => {
    const [people, peers] = [Array.from({ length: 12 }, (_, index) => pidAt(index)), strangers(12)];
    const proposed = (seed: string, order = people) => JSON.stringify(proposeGroups({ people: order, peers, timesMet: () => 0, seed }));
    assert.equal(proposed('a'), proposed('a', people.toReversed()));
    assert.ok(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => proposed(seed))).size > 1);
  });

  for (const size of [2, 4, 6, 8, 10, 12, 24, 60]) {
    it(`lets ${size} meet everybody once in ${size - 1} rounds before anybody meets anybody again`, () => {
      const rounds = roundsOf(size, size - 1, 'frö');
      assert.equal(repeated(rounds), 0);
      assert.ok(rounds.every(({ groups }) => groups.every(({ length }) => length === 2)));
    }).timeout(30_000);
  }

  it('does so whatever chance chooses', () => {
    fc.assert(fc.property(fc.constantFrom(4, 6, 8, 10), fc.string(), (size, seed) => {
      assert.equal(repeated(roundsOf(size, size - 1, seed)), 0);
    }), { numRuns: 25 });
  }).timeout(60_000);

  it('rather has two pairs meet a second time than one a third', () => {
    const [a, b, c, d] = [pidAt(0), pidAt(1), pidAt(2), pidAt(3)];
    const pairs = new Map([[`${a} ${b}`, 2], [`${a} ${c}`, 1], [`${b} ${d}`, 1], [`${a} ${d}`, 2]]);
    const timesMet = (one: PersonId, other: PersonId) => pairs.get([one, other].sort().join(' ')) ?? 0;
    for (const seed of ['1', '2', '3', '4']) {
      assert.equal(repeatsIn(proposeGroups({ people: [a, b, c, d], peers: strangers(4), timesMet, seed }).groups, timesMet), 2);
    }
  });

  it('begins anew when all have met, everybody as often as everybody', () => {
    const timesMet = encountersIn(roundsOf(6, 15, 'frö'));
    for (const [a, b] of pairsIn(Array.from({ length: 6 }, (_, index) => pidAt(index)))) assert.equal(timesMet(a, b), 3);
  });

  it('looks ahead when a facilitator has had it another way: six still meet everybody once', () => {
    const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, index) => pidAt(index)) as [PersonId, PersonId, PersonId, PersonId, PersonId, PersonId];
    // After these two, one choice of three leaves two times three who have not met, and of them no pairs can be made.
    const arranged = [aRound([[a, d], [b, e], [c, f]], 0), aRound([[a, e], [b, f], [c, d]], 1)];
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) assert.equal(repeated(roundsOf(6, 3, seed, arranged)), 0, seed);
  });

  for (const size of [3, 5, 7, 9, 25]) {
    it(`makes one trio of ${size}, and leaves nobody out`, () => {
      const { groups, unplaced } = proposeGroups({ people: Array.from({ length: size }, (_, index) => pidAt(index)), peers: strangers(size), timesMet: () => 0, seed: 's' });
      assert.deepEqual([groups.filter(({ length }) => length === 3).length, unplaced], [1, []]);
    });
  }

  it('does not let the same ones meet again in a large odd cohort while others have not', () => {
    assert.equal(repeated(roundsOf(25, 8, 'frö')), 0);
  }).timeout(30_000);

  it('does not make the one who has met everybody the third of a trio, where that repeats more', () => {
    const people = Array.from({ length: 9 }, (_, index) => pidAt(index));
    const timesMet = (a: PersonId, b: PersonId) => (a === pidAt(4) || b === pidAt(4) ? 1 : 0);
    assert.equal(repeatsIn(proposeGroups({ people, peers: strangers(9), timesMet, seed: 's' }).groups, timesMet), 1);
  });

  it('has whoever is left over join a group that stays together', () => {
    const [a, b, c] = [pidAt(0), pidAt(1), pidAt(2)];
    assert.deepEqual(proposeGroups({ people: [c], peers: strangers(3), timesMet: () => 0, seed: 's', kept: [[a, b]] }), { groups: [[a, b, c]], unplaced: [] });
  });

  it('is as good by matching as by looking at every grouping, where everybody can be in a pair', () => {
    fc.assert(fc.property(situations(2, 8), (situation) => {
      const acquaintance = acquaintanceOf(situation.peers, situation.timesMet);
      const [missing, trios, repeats] = scoreOf(bestByMatching(situation.people, acquaintance), acquaintance);
      const [leastMissing, leastTrios, leastRepeats] = scoreOf(proposeGroups({ ...situation, seed: 's' }), acquaintance);
      if (leastMissing !== 0 || leastTrios !== 0) return;
      assert.deepEqual([missing, trios, repeats], [0, 0, leastRepeats]);
    }));
  });

  it('pairs a cohort of 140 after years of rounds in the time that somebody waits', () => {
    const began = performance.now();
    const rounds = roundsOf(140, 3, 'frö');
    assert.ok(performance.now() - began < 20_000);
    assert.equal(repeated(rounds), 0);
  }).timeout(40_000);
});

describe('who has met whom', () => {
  const [a, b, c] = [pidAt(0), pidAt(1), pidAt(2)];

  it('counts a trio as a meeting of all three pairs', () => {
    const timesMet = encountersIn([aRound([[a, b, c]], 0)]);
    assert.deepEqual([timesMet(a, b), timesMet(c, b), timesMet(a, c)], [1, 1, 1]);
  });

  it('does not count those once more who stayed together when others got new colleagues', () => {
    const d = pidAt(3);
    const timesMet = encountersIn([{ ...aRound([[a, b], [c, d]], 2), renews: true }, aRound([[a, b], [c, pidAt(4)]], 1)]);
    assert.deepEqual([timesMet(a, b), timesMet(c, d)], [1, 1]);
  });
});

function roundsOf(size: number, count: number, seed: string, before: readonly ConfirmedRound[] = []): readonly ConfirmedRound[] {
  const [people, peers] = [Array.from({ length: size }, (_, index) => pidAt(index)), strangers(size)];
  const rounds = [...before];
  for (let number = 0; number < count; number += 1) {
    const { groups } = proposeGroups({ people, peers, timesMet: encountersIn(rounds), seed: `${seed} ${number}` });
    rounds.push(aRound(groups, before.length + number));
  }
  return rounds;
}

/** Meetings of those who had met before. */
function repeated(rounds: readonly ConfirmedRound[]): number {
  return rounds.reduce((sum, { groups }, index) => sum + repeatsIn(groups, encountersIn(rounds.slice(0, index))), 0);
}

type Score = readonly [alone: number, trios: number, repeats: number];

function scoreOf({ groups, unplaced }: Grouping, { timesMet }: Acquaintance): Score {
  return [unplaced.length, groups.filter(({ length }) => length === 3).length, repeatsIn(groups, timesMet)];
}

/** By another way than the product's: every sequence of choosing two or three of those that are left, by bits. */
function bestScore(people: readonly PersonId[], { mayMeet, timesMet }: Acquaintance): Score {
  const memo = new Map<number, Score>();
  const from = (free: number): Score => {
    if (free === 0) return [0, 0, 0];
    const known = memo.get(free);
    if (known) return known;
    const places = people.map((_, index) => index).filter((index) => (free >> index) % 2 === 1);
    let [best] = [plus(from(free & (free - 1)), [1, 0, 0])];
    for (const group of subsets(places)) {
      if (!group.includes(places[0] ?? -1)) continue;
      const pairs = pairsIn(group.map((index) => people[index] as PersonId));
      if (!pairs.every(([a, b]) => mayMeet(a, b))) continue;
      const rest = group.reduce((left, index) => left & ~(1 << index), free);
      const score = plus(from(rest), [0, group.length === 3 ? 1 : 0, pairs.reduce((sum, [a, b]) => sum + timesMet(a, b) ** 2, 0)]);
      if (isLess(score, best)) best = score;
    }
    memo.set(free, best);
    return best;
  };
  return from(2 ** people.length - 1);
}

function subsets(places: readonly number[]): readonly (readonly number[])[] {
  const pairs = places.flatMap((a) => places.filter((b) => b > a).map((b) => [a, b]));
  return [...pairs, ...pairs.flatMap(([a = 0, b = 0]) => places.filter((c) => c > b).map((c) => [a, b, c]))];
}

function plus(a: Score, b: Score): Score {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function isLess(a: Score, b: Score): boolean {
  return a[0] - b[0] < 0 || (a[0] === b[0] && (a[1] - b[1] < 0 || (a[1] === b[1] && a[2] < b[2])));
}
