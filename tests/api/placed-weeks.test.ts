import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { placedWeekView } from '../../bot/api/wording.ts';
import { isoWeekOfDate } from '../../bot/domain/calendar/iso-week.ts';
import { week } from '../support/world.ts';

describe('the places of a chart’s weeks', () => {
  it('are left empty by the weeks without figures', () => {
    const weeks = ['2026-W38', '2026-W42'].map(week);
    assert.deepEqual(weeks.map((each) => placedWeekView(each, weeks)), [
      { iso: '2026-W38', number: 38, place: 0 },
      { iso: '2026-W42', number: 42, place: 4 },
    ]);
  });

  it('go on over the end of a year with fifty-three weeks', () => {
    const weeks = ['2026-W52', '2026-W53', '2027-W01', '2027-W02'].map(week);
    assert.deepEqual(weeks.map((each) => placedWeekView(each, weeks).place), [0, 1, 2, 3]);
  });

  it('are as many as the calendar has, each once and in order', () => {
    const monday = fc.integer({ min: 0, max: 2000 }).map((weeks) => Temporal.PlainDate.from('2018-01-01').add({ weeks }));
    fc.assert(
      fc.property(monday, fc.integer({ min: 0, max: 120 }), (first, length) => {
        const weeks = Array.from({ length: length + 1 }, (_, later) => isoWeekOfDate(first.add({ weeks: later })));
        assert.deepEqual(weeks.map((each) => placedWeekView(each, weeks).place), weeks.map((_, index) => index));
      }),
    );
  });
});
