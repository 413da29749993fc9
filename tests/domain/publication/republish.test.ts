import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { mayRepublish, republish, withoutMember, type Publication } from '../../../bot/domain/publication/republish.ts';
import type { CellKey, Contribution, TableDefinition } from '../../../bot/domain/publication/table.ts';

const K = 3;
const START = Temporal.Instant.from('2026-11-22T08:00:00Z');

/** Person by person, the cells of the one table that they are in. */
type Places = readonly (readonly CellKey[] | 'absent')[];

const ACTIONS: TableDefinition = { id: 'actions', exclusive: true, cells: ['a', 'b', 'c', 'd'].map((key) => ({ key })) };
const EFFECTS: TableDefinition = { id: 'effects', exclusive: false, cells: ['a', 'b', 'c'].map((key) => ({ key })) };
const AREAS: TableDefinition = {
  id: 'areas',
  exclusive: true,
  cells: [{ key: 'a' }, { key: 'a1', parent: 'a' }, { key: 'a2', parent: 'a' }, { key: 'b' }, { key: 'b1', parent: 'b' }, { key: 'b2', parent: 'b' }],
};
const MIXED: TableDefinition = { ...AREAS, id: 'mixed', exclusiveWithin: false };

describe('a table', () => {
  it('starts when k persons count in it, and not before', () => {
    assert.equal(publishing(ACTIONS, [inA(2)]).published.tables.length, 0);
    assert.deepEqual(publishing(ACTIONS, [[...inA(2), []]]).published, { tables: [] });
    assert.deepEqual(countsOf(publishing(ACTIONS, [inA(3)])), { a: 3, b: 0, c: 0, d: 0 });
  });

  it('stays as it is until k persons have moved, then shows them all at once', () => {
    const steps = [0, 1, 2, 3].map((extra) => inA(6 + extra));
    assert.deepEqual([1, 2, 3, 4].map((count) => countsOf(publishing(ACTIONS, steps.slice(0, count)))['a']), [6, 6, 6, 9]);
  });

  it('is published as hidden where counts are small', () => {
    assert.deepEqual(countsOf(publishing(ACTIONS, [[...inA(9), ['b'], ['c'], ['c'], ['c']]])), { a: 9, b: 'hidden', c: 'hidden', d: 0 });
  });

  it('does not change when one person would show in the sum of two cells', () => {
    const before: Places = [...many(9, 'a'), ...many(9, 'b'), ...many(9, 'c'), ...many(9, 'd')];
    const swapped: Places = [...many(3, 'b'), ...many(6, 'a'), ['c'], ...many(8, 'b'), ...many(3, 'd'), ...many(6, 'c'), ...many(9, 'd')];
    assert.deepEqual(countsOf(publishing(ACTIONS, [before, swapped])), countsOf(publishing(ACTIONS, [before])));
  });

  it('does not change when one newcomer would show as the only one outside a shared cell', () => {
    const before = many(8, 'a');
    assert.equal(publishing(EFFECTS, [before, [...before, ...many(5, 'a'), []]]).published.tables[0]?.total, 8);
    assert.equal(publishing(EFFECTS, [before, [...before, ...many(5, 'a')]]).published.tables[0]?.total, 13);
  });

  it('does not change when few would show as those whom one part leaves of the total', () => {
    const standing: Places = [...many(9, 'a'), ...many(9, 'b')];
    const before: Places = [...standing, ...many(4, 'a'), 'absent', 'absent', 'absent', 'absent'];
    // One came into the rest and one went from it into b1: whoever takes b1 from the total sees those two alone.
    const after: Places = [...standing, ...many(3, 'b'), ['b1'], ['a'], ...many(3, 'b1')];
    assert.equal(publishing(MIXED, [before, after]).published.tables[0]?.total, 22);
  });

  it('changes without waiting for another table', () => {
    const first = republish(undefined, { definitions: [ACTIONS, EFFECTS], contributions: both(many(6, 'a'), many(6, 'a')), k: K }, START);
    const second = republish(first, { definitions: [ACTIONS, EFFECTS], contributions: both([...many(3, 'a'), ...many(3, 'b')], [...many(5, 'a'), ['b']]), k: K }, later(1));
    assert.deepEqual(second.published.tables.map(({ publishedAt }) => publishedAt), [later(1).toString(), START.toString()]);
  });

  it('is withdrawn when it is defined no more', () => {
    const first = publishing(ACTIONS, [inA(5)]);
    const { published, snapshots } = republish(first, { definitions: [], contributions: [], k: K }, later(1));
    assert.deepEqual([published.tables, snapshots], [[], {}]);
  });

  it('hides more at once when k is raised, counting the same persons', () => {
    const first = publishing(ACTIONS, [[...many(4, 'a'), ...many(9, 'b')]]);
    const figures = { definitions: [ACTIONS], contributions: contributionsTo(ACTIONS, [...many(5, 'a'), ...many(9, 'b')]) };
    const raised = republish(first, { ...figures, k: 5 }, later(1));
    assert.deepEqual(countsOf(raised), { a: 'hidden', b: 'hidden', c: 0, d: 0 });
    assert.equal(republish(raised, { ...figures, k: 3 }, later(2)), raised);
  });

  it('keeps an erased person’s count, without their id, until at least k have moved', () => {
    const erased = withoutMember(publishing(ACTIONS, [inA(6)]), pid(2));
    assert.equal(JSON.stringify(erased).includes(pid(2)), false);
    const alone = republish(erased, { definitions: [ACTIONS], contributions: contributionsTo(ACTIONS, ['a', 'a', 'absent', 'a', 'a', 'a'].map(place)), k: K }, later(1));
    assert.equal(alone, erased);
    const three = republish(erased, { definitions: [ACTIONS], contributions: contributionsTo(ACTIONS, ['a', 'a', 'absent', 'a', 'absent', 'absent'].map(place)), k: K }, later(1));
    assert.equal(countsOf(three)['a'], 3);
  });

  it('is refused when a contribution breaks its definition', () => {
    for (const [definition, places] of [[ACTIONS, [['a', 'b']]], [ACTIONS, [['unknown']]], [AREAS, [['a1', 'b1']]], [AREAS, [['a1', 'a2']]]] as const) {
      assert.throws(() => publishing(definition, [places]), { code: 'unexpected' });
    }
    assert.throws(() => republish(undefined, { definitions: [ACTIONS], contributions: [...contributionsTo(ACTIONS, inA(1)), ...contributionsTo(ACTIONS, inA(1))], k: K }, START), { code: 'unexpected' });
  });
});

describe('the pace of publishing', () => {
  it('is at most every 15 minutes', () => {
    const first = publishing(ACTIONS, [inA(5)]);
    const figures = { definitions: [ACTIONS], contributions: contributionsTo(ACTIONS, inA(10)), k: K };
    const [early, due] = [START.add({ minutes: 14, seconds: 59 }), START.add({ minutes: 15 })];
    assert.deepEqual([mayRepublish(undefined, START), mayRepublish(first, early), mayRepublish(first, due)], [true, false, true]);
    assert.equal(republish(first, figures, early), first);
    assert.equal(countsOf(republish(first, figures, due))['a'], 10);
  });

  it('does not run when the clock goes back', () => {
    const first = publishing(ACTIONS, [inA(5)]);
    assert.equal(mayRepublish(first, START.subtract({ hours: 1 })), false);
  });
});

describe('a reader who keeps every version', () => {
  for (const definition of [ACTIONS, EFFECTS, AREAS, MIXED]) {
    it(`sees no difference after one person’s change (${definition.id})`, () => {
      fc.assert(fc.property(anyHistory(definition), fc.nat(), anyPlace(definition), (history, who, place) => {
        const last = history.at(-1) ?? [];
        const settled = publishing(definition, [last]);
        const changed = last.map((before, index) => (index === who % Math.max(1, last.length) ? place : before));
        const next = republish(settled, { definitions: [definition], contributions: contributionsTo(definition, changed), k: K }, later(9));
        if (settled.published.tables.length > 0) assert.equal(next, settled);
      }));
    });

    it(`can never set fewer than k persons apart by comparing two versions (${definition.id})`, () => {
      fc.assert(fc.property(anyHistory(definition), (history) => {
        let [publication, shown] = [undefined as Publication | undefined, undefined as Places | undefined];
        for (const [step, places] of history.entries()) {
          const next = republish(publication, { definitions: [definition], contributions: contributionsTo(definition, places), k: K }, later(step));
          if (next === publication) continue;
          if (shown) for (const [name, apart] of setApart(definition, shown, places)) assert.ok(apart === 0 || apart >= K, `${name} sets ${apart} apart`);
          if (next.published.tables.length > 0) shown = places;
          publication = next;
        }
      }), { numRuns: 300 });
    });
  }

  it('sees changes all the same when enough persons move', () => {
    const versions = fc.sample(anyHistory(ACTIONS), { numRuns: 200, seed: 4 }).map((history) => history.reduce<Publication[]>((seen, places, step) => {
      const next = republish(seen.at(-1), { definitions: [ACTIONS], contributions: contributionsTo(ACTIONS, places), k: K }, later(step));
      return next === seen.at(-1) ? seen : [...seen, next];
    }, []));
    assert.ok(versions.some((seen) => seen.length > 2));
  });
});

describe('a stored publication', () => {
  it('goes on from JSON as if it had never left memory', () => {
    fc.assert(fc.property(anyHistory(AREAS), (history) => {
      const steps = history.map((places, step) => ({ figures: { definitions: [AREAS], contributions: contributionsTo(AREAS, places), k: K }, now: later(step) }));
      const kept = steps.reduce<Publication | undefined>((previous, { figures, now }) => republish(previous, figures, now), undefined);
      const stored = steps.reduce<Publication | undefined>((previous, { figures, now }) => republish(previous && JSON.parse(JSON.stringify(previous)), figures, now), undefined);
      assert.deepEqual(stored, kept);
    }));
  });

  it('keeps 10,000 persons’ places in 62 actions in less than 80 kB a table', () => {
    const definition: TableDefinition = {
      id: 'actions', exclusive: true, exclusiveWithin: false,
      cells: Array.from({ length: 8 }, (_, area) => [{ key: `${area}` }, ...Array.from({ length: 8 }, (_, action) => ({ key: `${area}.${action}`, parent: `${area}` }))]).flat(),
    };
    const places = Array.from({ length: 10_000 }, (_, index) => {
      const area = (index * 7919) % 8;
      return [(index * 104_729) % 8, (index * 1_299_709 + 3) % 8].map((action) => `${area}.${action}`);
    });
    const { snapshots } = publishing(definition, [places]);
    assert.ok(JSON.stringify(snapshots).length < 80_000, String(JSON.stringify(snapshots).length));
  });
});

/** Who is set apart by each thing that two versions let a reader compute, found by brute force. */
function setApart(definition: TableDefinition, before: Places, after: Places): [string, number][] {
  const keys = definition.cells.map(({ key }) => key);
  const within = definition.exclusiveWithin ?? definition.exclusive;
  const top = definition.cells.filter(({ parent }) => parent === undefined).map(({ key }) => key);
  const summable = definition.exclusive && within ? keys : definition.exclusive ? top : [];
  const unions = [...subsets(summable), ...keys.map((key) => [key])];
  const of = (name: string, counts: (cells: ReadonlySet<CellKey>) => boolean): [string, number] => {
    const belongs = (places: Places, index: number) => {
      const cells = cellsAt(definition, places, index);
      return cells !== undefined && counts(cells);
    };
    return [name, before.filter((_, index) => belongs(before, index) !== belongs(after, index)).length];
  };
  return [
    of('everybody', () => true),
    ...unions.flatMap((union) => [
      of(`in ${union}`, (cells) => union.some((key) => cells.has(key))),
      of(`not in ${union}`, (cells) => !union.some((key) => cells.has(key))),
    ]),
    ...definition.cells.flatMap(({ key, parent }) => (parent === undefined ? [] : [of(`in ${parent}, not in ${key}`, (cells) => cells.has(parent) && !cells.has(key))])),
  ];
}

function cellsAt(definition: TableDefinition, places: Places, index: number): ReadonlySet<CellKey> | undefined {
  const at = places[index];
  if (at === undefined || at === 'absent') return undefined;
  return new Set(at.flatMap((key) => [key, ...definition.cells.flatMap((cell) => (cell.key === key && cell.parent !== undefined ? [cell.parent] : []))]));
}

function subsets(keys: readonly CellKey[]): CellKey[][] {
  return keys.reduce<CellKey[][]>((all, key) => [...all, ...all.map((subset) => [...subset, key])], [[]]);
}

function anyPlace(definition: TableDefinition): fc.Arbitrary<Places[number]> {
  const keys = definition.cells.map(({ key }) => key);
  const some = definition.id === 'mixed'
    ? fc.constantFrom('a', 'b').chain((area) => fc.subarray([`${area}1`, `${area}2`]).map((actions) => [area, ...actions]))
    : definition.exclusive ? fc.constantFrom(...keys).map((key) => [key]) : fc.subarray(keys);
  return fc.oneof({ weight: 8, arbitrary: some }, { weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant('absent' as const) });
}

/** Steps in which a few moves of crowds and of single persons follow one another. */
function anyHistory(definition: TableDefinition): fc.Arbitrary<Places[]> {
  const moves = fc.array(fc.record({ first: fc.nat({ max: 17 }), length: fc.constantFrom(1, 1, 2, 3, 4, 6), to: anyPlace(definition) }), { maxLength: 4 });
  return fc.tuple(fc.array(anyPlace(definition), { minLength: 18, maxLength: 18 }), fc.array(moves, { maxLength: 8 })).map(([start, steps]) => {
    const history: Places[] = [start];
    for (const step of steps) {
      const places = [...(history.at(-1) ?? [])];
      for (const { first, length, to } of step) places.fill(to, first, first + length);
      history.push(places);
    }
    return history;
  });
}

function publishing(definition: TableDefinition, history: readonly Places[]): Publication {
  const last = history.reduce<Publication | undefined>((previous, places, step) =>
    republish(previous, { definitions: [definition], contributions: contributionsTo(definition, places), k: K }, later(step)), undefined);
  assert.ok(last);
  return last;
}

function contributionsTo({ id }: TableDefinition, places: Places): Contribution[] {
  return places.flatMap((cells, index) => (cells === 'absent' ? [] : [{ pid: pid(index), cells: new Map([[id, cells]]) }]));
}

function both(actions: Places, effects: Places): Contribution[] {
  return actions.map((cells, index) => ({ pid: pid(index), cells: new Map([[ACTIONS.id, listed(cells)], [EFFECTS.id, listed(effects[index] ?? [])]]) }));
}

function listed(cells: Places[number]): readonly CellKey[] {
  return cells === 'absent' ? [] : cells;
}

function countsOf({ published }: Publication): Record<CellKey, number | 'hidden'> {
  return Object.fromEntries(published.tables[0]?.cells.map(({ key, count }) => [key, count]) ?? []);
}

function place(key: string): Places[number] {
  return key === 'absent' ? key : [key];
}

function many(count: number, key: CellKey): Places {
  return Array.from({ length: count }, () => [key]);
}

function inA(count: number): Places {
  return many(count, 'a');
}

function pid(index: number): PersonId {
  return `person-${index}` as PersonId;
}

function later(steps: number): Temporal.Instant {
  return START.add({ minutes: 15 * steps });
}
