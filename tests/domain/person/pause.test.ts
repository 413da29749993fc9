import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addWeeks, weekRange } from '../../../bot/domain/calendar/iso-week.ts';
import { emptyLedger, mark, outcomeOf } from '../../../bot/domain/calendar/ledger.ts';
import { isPaused, ledgerWithPause, withoutPause } from '../../../bot/domain/person/pause.ts';
import { aPerson, week } from '../../support/world.ts';

const START = week('2026-W30');

describe('a pause', () => {
  it('covers its first and last day, and goes on without a last one', () => {
    const person = aPerson({ pause: { from: '2026-11-10', until: '2026-11-20' } });
    assert.deepEqual(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((date) => isPaused(person, date)), [false, true, true, false]);
    assert.equal(isPaused(aPerson({ pause: { from: '2026-11-10' } }), '2031-01-01'), true);
    assert.equal(isPaused(aPerson(), '2026-11-10'), false);
  });

  it('is in the ledger as far as the current week, and never takes an answer away', () => {
    const ledger = mark(mark(emptyLedger(START), week('2026-W45'), 'answered'), week('2026-W46'), 'asked');
    const paused = ledgerWithPause(ledger, { from: week('2026-W45') }, week('2026-W47'));
    assert.deepEqual(outcomes(paused, '2026-W44', '2026-W48'), ['not-sent', 'answered', 'paused', 'paused', 'not-sent']);
  });

  it('that has not begun changes nothing', () => {
    const ledger = mark(emptyLedger(START), START, 'answered');
    assert.equal(ledgerWithPause(ledger, { from: week('2026-W50') }, week('2026-W47')), ledger);
  });

  it('that is ended leaves its weeks behind, and the week of coming back is like any other', () => {
    const person = withoutPause(aPerson({ pause: { from: '2026-11-02' } }), week('2026-W47'));
    assert.equal(person.pause, undefined);
    assert.deepEqual(outcomes(person.ledger, '2026-W44', '2026-W47'), ['not-sent', 'paused', 'paused', 'not-sent']);
  });

  it('that had ended by itself leaves only the weeks that it covered', () => {
    const person = withoutPause(aPerson({ pause: { from: '2026-10-19', until: '2026-10-30' } }), week('2026-W47'));
    assert.deepEqual(outcomes(person.ledger, '2026-W42', '2026-W46'), ['not-sent', 'paused', 'paused', 'not-sent', 'not-sent']);
  });

  it('ended in the week it began leaves nothing', () => {
    const person = aPerson({ pause: { from: '2026-11-16' } });
    assert.deepEqual(withoutPause(person, week('2026-W47')).ledger, person.ledger);
  });

  it('written into the ledger twice is there once', () => {
    fc.assert(fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 40 }), (from, length, now) => {
      const paused = { from: addWeeks(START, from), until: addWeeks(START, from + length) };
      const once = ledgerWithPause(emptyLedger(START), paused, addWeeks(START, now));
      assert.deepEqual(ledgerWithPause(once, paused, addWeeks(START, now)), once);
    }));
  });
});

function outcomes(ledger: Parameters<typeof outcomeOf>[0], from: string, to: string) {
  return weekRange(week(from), week(to)).map((each) => outcomeOf(ledger, each, week('2026-W47')));
}
