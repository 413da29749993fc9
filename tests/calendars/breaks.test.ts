import assert from 'node:assert/strict';
import { bookWith, breakDays, calendarOf, OWN, quiet } from './calendar-files.ts';

describe("the school's breaks", () => {
  it('are quiet through the Swedish summer, from the Monday of the first week to the Friday of the last', () => {
    const days = breakDays(calendarOf(), '2027-05-01', '2027-10-01');
    // Eight weeks of five days, less Midsummer Eve, which is a public holiday.
    assert.deepEqual([days[0], days.at(-1), days.length], ['2027-06-21', '2027-08-13', 39]);
  });

  it('are quiet in week 44', () => {
    assert.deepEqual(breakDays(calendarOf(), '2026-10-01', '2026-11-30'), ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30']);
  });

  it('go on over the new year, through a week 53', () => {
    assert.deepEqual(breakDays(calendarOf(), '2026-12-01', '2027-01-31'), [
      '2026-12-22', '2026-12-23', '2026-12-28', '2026-12-29', '2026-12-30', '2027-01-04', '2027-01-05', '2027-01-07',
    ]);
  });

  it('call a public holiday within them a holiday', () => {
    assert.equal(quiet(calendarOf(), '2026-12-24'), 'holiday');
    assert.equal(quiet(calendarOf(), '2027-01-06'), 'holiday');
  });

  for (const [week, monday] of [[7, '2027-02-15'], [8, '2027-02-22'], [9, '2027-03-01'], [10, '2027-03-08']] as const) {
    it(`have their winter week in week ${week} for whom has chosen it`, () => {
      const days = breakDays(calendarOf({ calendar: `se-sportlov-${week}` }), '2027-01-15', '2027-03-20');
      assert.deepEqual([days[0], days.length], [monday, 5]);
    });
  }

  it('have it in week 9 for a Swede who has chosen none', () => {
    assert.equal(breakDays(calendarOf(), '2027-01-15', '2027-03-20')[0], '2027-03-01');
  });

  it('come after Easter in Sweden and before it in Norway', () => {
    assert.deepEqual(breakDays(calendarOf(), '2027-03-15', '2027-04-15'), ['2027-03-30', '2027-03-31', '2027-04-01', '2027-04-02']);
    assert.deepEqual(breakDays(calendarOf({ zone: 'Europe/Oslo' }), '2027-03-15', '2027-04-15'), ['2027-03-22', '2027-03-23', '2027-03-24']);
  });

  it('are Norwegian in Norway', () => {
    const norway = calendarOf({ zone: 'Europe/Oslo' });
    assert.deepEqual([breakDays(norway, '2026-09-01', '2026-11-30')[0], breakDays(norway, '2027-02-01', '2027-03-10')[0]], ['2026-09-28', '2027-02-22']);
    assert.equal(breakDays(norway, '2027-06-01', '2027-09-30').at(-1), '2027-08-20');
    assert.equal(breakDays(calendarOf({ zone: 'Europe/Oslo', calendar: 'no-vinterferie-9' }), '2027-02-01', '2027-03-10')[0], '2027-03-01');
  });

  it('are none where there is no calendar of the country', () => {
    assert.deepEqual(breakDays(calendarOf({ zone: 'Europe/Helsinki' }), '2026-01-01', '2027-12-31'), []);
  });

  it('are not quiet for who is at work then, while weekends and public holidays stay so', () => {
    const atWork = calendarOf({ inBreaks: 'at-work' });
    assert.deepEqual(breakDays(atWork, '2026-01-01', '2027-12-31'), []);
    assert.deepEqual(['2027-07-05', '2027-07-04', '2027-06-25', '2026-12-23'].map((date) => quiet(atWork, date)), [undefined, 'weekend', 'holiday', undefined]);
  });

  it('begin in the year before where week 1 does', () => {
    const own = bookWith({ 'own.yaml': OWN.replace('winter: 11', 'winter: 1') });
    const calendar = calendarOf({ calendar: 'aspdalen' }, own);
    assert.deepEqual(['2029-12-31', '2031-01-03', '2030-12-30'].map((date) => quiet(calendar, date)), ['holiday', 'break', 'break']);
    const early = calendarOf({ calendar: 'aspdalen' }, bookWith({ 'own.yaml': OWN.replace('winter: 11', 'winter: 1').replace(/ {2}christmas.*\n/, '') }));
    assert.deepEqual(breakDays(early, '2030-12-15', '2031-01-20'), ['2030-12-30', '2031-01-02', '2031-01-03']);
  });

  it('in a week 53 are only in the years that have one', () => {
    const calendar = calendarOf({ calendar: 'aspdalen' }, bookWith({ 'own.yaml': OWN.replace('winter: 11', 'winter: 53').replace(/ {2}christmas.*\n/, '') }));
    assert.deepEqual(breakDays(calendar, '2025-12-20', '2026-01-20'), []);
    assert.deepEqual(breakDays(calendar, '2026-12-20', '2027-01-20'), ['2026-12-28', '2026-12-29', '2026-12-30']);
  });
});

describe("a municipality's own file", () => {
  const own = calendarOf({ calendar: 'aspdalen' }, bookWith({ 'aspdalen.yaml': OWN }));

  it('says its own weeks', () => {
    assert.deepEqual(['2027-06-14', '2027-08-20', '2026-10-19', '2026-12-21', '2027-01-08', '2027-03-22'].map((date) => quiet(own, date)), Array(6).fill('break'));
    assert.deepEqual(['2027-06-11', '2027-08-23', '2026-10-26', '2026-12-18', '2027-03-30'].map((date) => quiet(own, date)), Array(5).fill(undefined));
  });

  it('may end its Christmas with the year', () => {
    const calendar = calendarOf({ calendar: 'aspdalen' }, bookWith({ 'own.yaml': OWN.replace('to: 01-08', 'to: 12-30') }));
    assert.deepEqual(breakDays(calendar, '2026-12-28', '2027-03-01'), ['2026-12-28', '2026-12-29', '2026-12-30']);
  });

  it('adds days of one year alone', () => {
    assert.deepEqual(breakDays(own, '2027-04-15', '2027-06-01'), ['2027-05-07']);
    assert.deepEqual(breakDays(own, '2028-04-18', '2028-06-01'), []);
  });

  it('takes days back, breaks or not, but no public holiday', () => {
    assert.deepEqual(breakDays(own, '2027-03-10', '2027-03-20'), ['2027-03-17', '2027-03-18', '2027-03-19']);
    const working = calendarOf({ calendar: 'aspdalen' }, bookWith({ 'own.yaml': OWN.replace(/except:[^]*/, 'except: [{ from: 2027-05-01, to: 2027-05-31 }]') }));
    assert.deepEqual([quiet(working, '2027-05-06'), quiet(working, '2027-05-07')], ['holiday', undefined]);
  });

  it('may leave out every break', () => {
    const calendar = calendarOf({ calendar: 'aspdalen' }, bookWith({ 'own.yaml': OWN.replace(/breaks:[^]*/, 'breaks: {}') }));
    assert.deepEqual(breakDays(calendar, '2026-01-01', '2027-12-31'), []);
  });
});
