import type { CalendarBook } from '../calendars/calendar-book.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { afterNudge, withNextDue } from '../domain/nudges/after-nudge.ts';
import { decideNudges, isOpen, isStillWished } from '../domain/nudges/decide.ts';
import type { NudgeBasis } from '../domain/nudges/wish.ts';
import { membershipsOf, type Person } from '../domain/person/person.ts';
import type { NudgePlanner } from '../ports/nudge-planner.ts';
import { NUDGES } from './kinds.ts';

/** A person in no programme is not invited to analyse. */
const NEVER = 1_000;

/** The rules of every kind of nudge, over the installation's calendars and programmes. */
export function nudgePlanner(calendars: CalendarBook, catalogue: Catalogue): NudgePlanner {
  const basisOf = (person: Person): NudgeBasis => {
    const { zone, nudges } = person.settings;
    const [membership] = membershipsOf(person);
    return {
      calendar: calendars.calendarFor({ zone, inBreaks: nudges.inBreaks, ...(nudges.calendar === undefined ? {} : { calendar: nudges.calendar }) }),
      analysisAfterWeeks: (membership && catalogue.programme(membership.programme)?.analysisAfterWeeks) ?? NEVER,
    };
  };
  return {
    calendarOf: (settings) => calendars.calendarFor(settings),
    quietDay: (settings, date, language) => calendars.quietDay(settings, date, language),
    calendarName: (settings, language) => calendars.nameOf(settings, language),
    basisOf,
    decide: (person, now) => decideNudges(NUDGES, person, basisOf(person), now),
    isStillWished: (person, now, key) => isStillWished(NUDGES, person, basisOf(person), now, key),
    isOpen: (person, now, key) => isOpen(NUDGES, person, basisOf(person), now, key),
    after: (person, nudge, fate, now) => afterNudge(NUDGES, person, basisOf(person), nudge, fate, now),
    withNextDue: (person, now) => withNextDue(NUDGES, person, basisOf(person), now),
    calendarOfSportlov: (zone, week) => calendars.idOfWinterBreak(zone, week),
    calendarOptions: (language) => calendars.options(language),
  };
}
