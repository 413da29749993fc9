import { Temporal } from 'temporal-polyfill';
import type { QuietReason, WorkCalendar } from '../../../bot/domain/calendar/work-calendar.ts';
import { parseZone, type ZoneId } from '../../../bot/domain/calendar/zone.ts';
import { mark } from '../../../bot/domain/calendar/ledger.ts';
import { isoWeekOfDate, parseIsoWeek, type IsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { decideNudges, type NudgeDecision } from '../../../bot/domain/nudges/decide.ts';
import { afterNudge } from '../../../bot/domain/nudges/after-nudge.ts';
import type { NudgeSettings } from '../../../bot/domain/nudges/nudging.ts';
import { subjectOf, type NudgeBasis } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { NUDGES } from '../../../bot/nudges/kinds.ts';
import { aTryingPerson } from '../../support/world.ts';
import { play } from './timeline.ts';

export const STOCKHOLM = zone('Europe/Stockholm');

export function zone(name: string): ZoneId {
  const parsed = parseZone(name);
  if (!parsed) throw new Error(`not a zone: ${name}`);
  return parsed;
}

/** Weekends, and the dates that are given. */
export function aCalendar(quiet: Readonly<Record<string, QuietReason>> = {}, inZone: ZoneId = STOCKHOLM): WorkCalendar {
  return {
    zone: inZone,
    id: 'test',
    quietOn: (date) => (date.dayOfWeek > 5 ? 'weekend' : quiet[date.toString()]),
  };
}

export function basisOf(calendar: WorkCalendar = aCalendar()): NudgeBasis {
  return { calendar, analysisAfterWeeks: 8 };
}

/** Every day from the first to the last, for a break or a run of holidays. */
export function days(from: string, to: string, reason: QuietReason = 'break'): Record<string, QuietReason> {
  const quiet: Record<string, QuietReason> = {};
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 })) quiet[day.toString()] = reason;
  return quiet;
}

export function nudged(settings: Partial<NudgeSettings>, person: Partial<Person> = {}): Person {
  const trying = aTryingPerson(person);
  return { ...trying, settings: { ...trying.settings, nudges: { ...trying.settings.nudges, ...settings } } };
}

/** Somebody who began on that local date, so that nothing is left from before. */
export function beginning(startedOn: string, settings: Partial<NudgeSettings> = {}, person: Partial<Person> = {}): Person {
  const began = nudged(settings, person);
  const started = isoWeekOfDate(Temporal.PlainDate.from(startedOn));
  return { ...began, trials: began.trials.map((trial) => ({ ...trial, started, startedOn })) };
}

/** Local time in the calendar's zone. */
export function at(local: string, inZone: ZoneId = STOCKHOLM): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(inZone).toInstant();
}

export function localOf(instant: string | undefined, inZone: ZoneId = STOCKHOLM): string | undefined {
  return instant && Temporal.Instant.from(instant).toZonedDateTimeISO(inZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

export function decide(person: Person, now: Temporal.Instant, basis: NudgeBasis = basisOf()): NudgeDecision {
  return decideNudges(NUDGES, person, basis, now);
}

/** The person after the card that is due now has arrived. */
export function sent(person: Person, now: Temporal.Instant, basis: NudgeBasis = basisOf()): Person {
  const { due } = decide(person, now, basis);
  if (!due) throw new Error('nothing is due');
  return afterNudge(NUDGES, person, basis, due, 'sent', now);
}

export function answering(person: Person, week: IsoWeek | string): Person {
  const answered = parseIsoWeek(week);
  if (!answered) throw new Error(`not a week: ${week}`);
  return { ...person, ledger: mark(person.ledger, answered, 'answered') };
}

export function weeksIn(keys: readonly string[]): string[] {
  return keys.map((key) => subjectOf(key as Parameters<typeof subjectOf>[0]));
}

/** What happens to the person at local times. */
export type Story = Readonly<Record<string, (person: Person, now: Temporal.Instant) => Person>>;

/**
 * The cards that come from one local time to another when everything that is due is sent at once, each as its local time,
 * its key and the lines it carries: `2026-11-19T14:00 weekly-card|2026-W47 +step-day|2026-11-19`.
 */
export function cardsOf(person: Person, [from, until]: readonly [string, string], story: Story = {}, basis: NudgeBasis = basisOf()): string[] {
  const { zone: inZone } = basis.calendar;
  const milliseconds = (local: string) => at(local, inZone).epochMilliseconds;
  const { cards } = play({
    person,
    basisOf: () => basis,
    from: milliseconds(from),
    until: milliseconds(until),
    happenings: Object.entries(story).map(([local, change]) => ({ at: milliseconds(local), change })),
  });
  return cards.map((card) => [localOf(card.at.toString(), inZone), card.key, ...card.lines.map((line) => `+${line}`)].join(' '));
}
