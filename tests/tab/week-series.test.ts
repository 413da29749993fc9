import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { everyWeek } from '../../tab/features/cohort/week-series.ts';

const weekOf = (iso: string) => ({ iso, number: Number(iso.slice(-2)) });

describe('the weeks of a chart', () => {
  it('are none while nothing is published', () => {
    assert.deepEqual(everyWeek([]), []);
  });

  it('are every week from the first to the last, those without figures too', () => {
    const shown = everyWeek(['2026-W38', '2026-W42'].map(weekOf));
    assert.deepEqual(shown, ['2026-W38', '2026-W39', '2026-W40', '2026-W41', '2026-W42'].map(weekOf));
  });

  it('go on over the end of a year with fifty-three weeks', () => {
    assert.deepEqual(everyWeek(['2026-W52', '2027-W02'].map(weekOf)), ['2026-W52', '2026-W53', '2027-W01', '2027-W02'].map(weekOf));
  });

  it('are as many as the calendar has, each once and in order', () => {
    const monday = fc.integer({ min: 0, max: 2000 }).map((weeks) => Temporal.PlainDate.from('2018-01-01').add({ weeks }));
    fc.assert(
      fc.property(monday, fc.integer({ min: 0, max: 120 }), (first, length) => {
        const iso = (date: Temporal.PlainDate) => `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
        const expected = Array.from({ length: length + 1 }, (_, weeks) => iso(first.add({ weeks })));
        const shown = everyWeek([weekOf(expected[0] ?? ''), weekOf(expected.at(-1) ?? '')]);
        assert.deepEqual(shown.map((week) => week.iso), expected);
      }),
    );
  });
});
