import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addWeeks, weekRange } from '../../../bot/domain/calendar/iso-week.ts';
import { emptyLedger, lastWeeks, LEDGER_CODES, mark, outcomeOf, tail, type Ledger, type WeekMark } from '../../../bot/domain/calendar/ledger.ts';
import { week } from './builders.ts';

const START = week('2026-W40');
const MARKS: readonly WeekMark[] = ['answered', 'not-reached', 'asked', 'paused', 'break', 'not-sent'];

const anyMark = fc.constantFrom(...MARKS);
/** Weeks on both sides of the start and over a long year's end. */
const anyMarking = fc.record({ at: fc.integer({ min: -20, max: 40 }).map((weeks) => addWeeks(START, weeks)), as: anyMark });
const anyMarkings = fc.array(anyMarking, { maxLength: 15 });

describe('the ledger of a person’s weeks', () => {
  it('keeps one character a week and fills what was never marked', () => {
    const ledger = marked(['2026-W40', 'answered'], ['2026-W43', 'asked']);
    assert.deepEqual(ledger, { from: '2026-W40', codes: 'axxs' });
  });

  it('takes a late answer to a week before its first', () => {
    assert.deepEqual(marked(['2026-W40', 'asked'], ['2026-W38', 'answered']), { from: '2026-W38', codes: 'axs' });
  });

  it('starts at the first week that is marked, whenever it was made', () => {
    assert.deepEqual(mark(emptyLedger(START), week('2026-W45'), 'asked'), { from: '2026-W45', codes: 's' });
  });

  it('is the same whatever order the marks arrive in', () => {
    fc.assert(fc.property(anyMarkings, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (markings, keys) => {
      const shuffled = markings.map((marking) => ({ marking, key: keys.next().value })).sort((a, b) => a.key - b.key).map(({ marking }) => marking);
      assert.deepEqual(all(shuffled), all(markings));
    }));
  });

  it('does not change when the same marks come again', () => {
    fc.assert(fc.property(anyMarkings, (markings) => {
      assert.deepEqual(markings.reduce(withMarking, all(markings)), all(markings));
    }));
  });

  it('never loses an answer to anything that comes after or before it', () => {
    fc.assert(fc.property(anyMarkings, anyMarkings, anyMarking, (before, after, { at }) => {
      const ledger = after.reduce(withMarking, mark(all(before), at, 'answered'));
      assert.equal(outcomeOf(ledger, at, addWeeks(at, 3)), 'answered');
    }));
  });

  it('lets an answer replace “hann inte”, and not the other way round', () => {
    assert.equal(marked(['2026-W40', 'not-reached'], ['2026-W40', 'answered']).codes, 'a');
    assert.equal(marked(['2026-W40', 'answered'], ['2026-W40', 'not-reached']).codes, 'a');
  });

  it('lets a pause or a break excuse a card that nobody answered', () => {
    for (const excuse of ['paused', 'break'] as const) {
      const ledger = marked(['2026-W40', 'asked'], ['2026-W40', excuse]);
      assert.equal(outcomeOf(ledger, START, addWeeks(START, 5)), excuse);
    }
  });

  it('marks one week and leaves the others as they were', () => {
    fc.assert(fc.property(anyMarkings, anyMarking, (markings, { at, as }) => {
      const before = all(markings);
      const after = mark(before, at, as);
      for (const other of weekRange(addWeeks(START, -25), addWeeks(START, 45))) {
        if (other !== at) assert.equal(outcomeOf(after, other, START), outcomeOf(before, other, START));
      }
      assert.match(after.codes, LEDGER_CODES);
    }));
  });
});

describe('the outcome of a week', () => {
  it('is asked until the week is over and unanswered from then on', () => {
    const ledger = marked(['2026-W40', 'asked']);
    assert.equal(outcomeOf(ledger, START, START), 'asked');
    assert.equal(outcomeOf(ledger, START, week('2026-W41')), 'unanswered');
  });

  it('is “not sent” outside the ledger', () => {
    const ledger = marked(['2026-W40', 'answered']);
    for (const other of ['2026-W39', '2026-W41', '2030-W01']) assert.equal(outcomeOf(ledger, week(other), START), 'not-sent');
  });
});

describe('the last weeks', () => {
  it('end with the current week, earliest first, also when the ledger ends before', () => {
    const ledger = marked(['2026-W52', 'asked'], ['2026-W53', 'answered']);
    assert.deepEqual(lastWeeks(ledger, 4, week('2027-W01')), [
      { week: '2026-W51', outcome: 'not-sent' },
      { week: '2026-W52', outcome: 'unanswered' },
      { week: '2026-W53', outcome: 'answered' },
      { week: '2027-W01', outcome: 'not-sent' },
    ]);
    assert.deepEqual(lastWeeks(ledger, 0, START), []);
  });
});

describe('the tail of a ledger', () => {
  it('has at most the weeks asked for, and they read as before', () => {
    fc.assert(fc.property(anyMarkings, fc.nat({ max: 70 }), (markings, count) => {
      const ledger = all(markings);
      const kept = tail(ledger, count);
      assert.equal(kept.codes, count === 0 ? '' : ledger.codes.slice(-count));
      for (const one of kept.codes ? weekRange(kept.from, addWeeks(kept.from, kept.codes.length - 1)) : []) {
        assert.equal(outcomeOf(kept, one, START), outcomeOf(ledger, one, START));
      }
    }));
  });
});

function withMarking(ledger: Ledger, { at, as }: { at: ReturnType<typeof week>; as: WeekMark }): Ledger {
  return mark(ledger, at, as);
}

function all(markings: readonly { at: ReturnType<typeof week>; as: WeekMark }[]): Ledger {
  return markings.reduce(withMarking, emptyLedger(START));
}

function marked(...markings: readonly (readonly [string, WeekMark])[]): Ledger {
  return all(markings.map(([at, as]) => ({ at: week(at), as })));
}
