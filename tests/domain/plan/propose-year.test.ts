import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import type { Weekday } from '../../../bot/domain/nudges/nudging.ts';
import { proposeYear, type Proposal, type SharedCalendar } from '../../../bot/domain/plan/propose-year.ts';
import { PLANNER } from '../../support/world.ts';

const SWEDISH = [7, 8, 9, 10].map((week): SharedCalendar => {
  const calendar = PLANNER.calendarOfSportlov(DEFAULT_ZONE, week);
  const found = PLANNER.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet', ...(calendar === undefined ? {} : { calendar }) });
  return { id: String(week), quietOn: (date) => found.quietOn(date) };
});

const wishes = fc.record({ begins: fc.integer({ min: 2024, max: 2040 }), weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5) });
const swedish = fc.subarray(SWEDISH);
/** Calendars with breaks anywhere, some of them very long. */
const anyCalendar = fc.array(fc.record({ from: fc.integer({ min: 0, max: 330 }), length: fc.integer({ min: 1, max: 80 }) }), { maxLength: 5 });

describe('the proposed year', () => {
  it('has no date on a weekend, a holiday or in a break of anybody’s, and no day twice', () => {
    fc.assert(fc.property(wishes, swedish, (wish, calendars) => assertSuits(proposeYear(wish, calendars), calendars)), { numRuns: 60 });
  });

  it('holds the same for any calendars at all', () => {
    fc.assert(fc.property(wishes, fc.array(anyCalendar, { maxLength: 3 }), (wish, all) => {
      const calendars = all.map((breaks, index) => quiet(String(index), wish.begins, breaks));
      assertSuits(proposeYear(wish, calendars), calendars);
    }), { numRuns: 60 });
  });

  it('has a meeting in every month from August to June in which a day suits everybody', () => {
    fc.assert(fc.property(wishes, fc.array(anyCalendar, { maxLength: 2 }), (wish, all) => {
      const calendars = all.map((breaks, index) => quiet(String(index), wish.begins, breaks));
      const proposals = proposeYear(wish, calendars);
      const meetings = proposals.filter(({ kind }) => kind === 'team-meeting');
      assert.equal(meetings.length, 11);
      const others = new Set(proposals.filter(({ kind }) => kind !== 'team-meeting').flatMap(({ days }) => days));
      for (const { month, days } of meetings) {
        const free = daysOf(month).filter((day) => isFree(day, calendars) && !others.has(day.toString()));
        assert.equal(days.length, free.length === 0 ? 0 : 1, month);
        for (const day of days) assert.ok(day.startsWith(month));
      }
    }), { numRuns: 60 });
  });

  it('keeps the usual weekday where the month has one that suits', () => {
    fc.assert(fc.property(wishes, swedish, (wish, calendars) => {
      const proposals = proposeYear(wish, calendars);
      const others = new Set(proposals.filter(({ kind }) => kind !== 'team-meeting').flatMap(({ days }) => days));
      for (const { month, days } of proposals.filter(({ kind }) => kind === 'team-meeting')) {
        const usual = daysOf(month).filter((day) => day.dayOfWeek === wish.weekday && isFree(day, calendars) && !others.has(day.toString()));
        const [day] = days;
        if (usual.length > 0 && day !== undefined) assert.equal(Temporal.PlainDate.from(day).dayOfWeek, wish.weekday);
      }
    }), { numRuns: 60 });
  });

  it('has a seminar a term, and network days a term on two days in a row', () => {
    fc.assert(fc.property(wishes, swedish, (wish, calendars) => {
      const proposals = proposeYear(wish, calendars);
      assert.equal(proposals.filter(({ kind }) => kind === 'seminar').length, 2);
      const network = proposals.filter(({ kind }) => kind === 'network-days');
      assert.equal(network.length, 2);
      for (const { days: [first = '', second = ''] } of network) assert.equal(Temporal.PlainDate.from(first).add({ days: 1 }).toString(), second);
    }), { numRuns: 60 });
  });

  it('says for which calendars a date was moved, and says nothing where it was not', () => {
    fc.assert(fc.property(wishes, swedish, (wish, calendars) => {
      for (const { insteadOf, days } of proposeYear(wish, calendars)) {
        if (!insteadOf) continue;
        assert.ok(!days.includes(insteadOf.date) && insteadOf.calendars.length > 0);
      }
    }), { numRuns: 60 });
  });

  it('moves a March meeting for the members with their winter break then, and for nobody else', () => {
    const inMarch = (calendars: readonly SharedCalendar[]) => proposeYear({ begins: 2026, weekday: 2 }, calendars).find(({ kind, month }) => kind === 'team-meeting' && month === '2027-03');
    assert.deepEqual(inMarch(SWEDISH), { kind: 'team-meeting', month: '2027-03', days: ['2027-03-16'], insteadOf: { date: '2027-03-09', calendars: ['10'] } });
    assert.deepEqual(inMarch(SWEDISH.slice(0, 3)), { kind: 'team-meeting', month: '2027-03', days: ['2027-03-09'] });
  });
});

function assertSuits(proposals: readonly Proposal[], calendars: readonly SharedCalendar[]): void {
  const days = proposals.flatMap((proposal) => proposal.days);
  assert.equal(new Set(days).size, days.length);
  assert.deepEqual([...days], [...days].sort());
  for (const day of days) assert.ok(isFree(Temporal.PlainDate.from(day), calendars), day);
}

function isFree(day: Temporal.PlainDate, calendars: readonly SharedCalendar[]): boolean {
  return day.dayOfWeek <= 5 && calendars.every((calendar) => calendar.quietOn(day) === undefined);
}

function daysOf(month: string): readonly Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return Array.from({ length: first.daysInMonth }, (_, days) => first.add({ days }));
}

function quiet(id: string, begins: number, breaks: readonly { from: number; length: number }[]): SharedCalendar {
  const august = Temporal.PlainDate.from({ year: begins, month: 8, day: 1 });
  return {
    id,
    quietOn(date) {
      const day = august.until(date).days;
      return breaks.some(({ from, length }) => from <= day && day < from + length) ? 'break' : undefined;
    },
  };
}
