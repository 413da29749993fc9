import { Temporal } from 'temporal-polyfill';
import { isoWeekOfDate } from '../../../bot/domain/calendar/iso-week.ts';
import { isAnswered, outcomeOf } from '../../../bot/domain/calendar/ledger.ts';
import type { NudgeBasis } from '../../../bot/domain/nudges/wish.ts';
import { isPaused } from '../../../bot/domain/person/pause.ts';
import type { Person } from '../../../bot/domain/person/person.ts';

/**
 * What should have been said to a person by the end of a day, told once more from the rules as domain.md has them and in
 * the plainest way: day by day, with no thought of what comes next. Only what had waited since the day before is looked for.
 */
export function openOn(person: Person, basis: NudgeBasis, now: Temporal.Instant): string[] | 'nothing to be said that day' {
  const { calendar } = basis;
  const local = now.toZonedDateTimeISO(calendar.zone);
  const today = local.toPlainDate();
  const day = today.toString();
  const { said, snooze } = person.nudging;
  const { stopped } = person.settings.nudges;
  const isFree = local.hour >= 17 && calendar.quietOn(today) === undefined && !isPaused(person, day) && !person.unreachable
    && !(snooze && snooze.until > day) && !said.some(({ on }) => on === day);
  if (!isFree) return 'nothing to be said that day';
  const wasSaid = (key: string) => said.some((each) => each.key === key) && !snooze?.keys.some((each) => each === key);
  const open = stopped === 'all' ? [] : [weekToAskAbout(person, basis, today), ...othersWaiting(person, basis, today)].filter((key) => !stopped.some((kind) => key?.startsWith(`${kind}|`)));
  return [...open, ...answersWaiting(person, basis, today)].filter((key) => key !== undefined).filter((key) => !wasSaid(key));
}

function weekToAskAbout(person: Person, { calendar }: NudgeBasis, today: Temporal.PlainDate): string | undefined {
  const trial = person.trials.find(({ id }) => id === person.focus);
  if (!trial?.startedOn || isQuietlyWaiting(person)) return undefined;
  for (let monday = today.subtract({ days: today.dayOfWeek - 1 }), weeks = 0; weeks < 12; monday = monday.subtract({ days: 7 }), weeks += 1) {
    const week = isoWeekOfDate(monday);
    const cardDay = [0, 1, 2, 3, 4]
      .map((days) => monday.add({ days }))
      .filter((date) => calendar.quietOn(date) === undefined)
      .sort((a, b) => place(a, person) - place(b, person))[0];
    if (!cardDay || Temporal.PlainDate.compare(cardDay, today) > 0) continue;
    if (isPaused(person, cardDay.toString()) || outcomeOf(person.ledger, week, week) === 'paused') continue;
    if (trial.startedOn >= cardDay.toString() || hasAnsweredSince(person, cardDay)) return undefined;
    return isAnswered(person.ledger, week) ? undefined : `weekly-card|${week}`;
  }
  return undefined;
}

/** Of what they asked for themselves, whatever they have stopped. */
function answersWaiting({ notices = [] }: Person, { calendar }: NudgeBasis, today: Temporal.PlainDate): string[] {
  const startOfDay = today.toZonedDateTime(calendar.zone).epochMilliseconds;
  return notices.filter(({ at }) => Date.parse(at) < startOfDay && startOfDay - Date.parse(at) < 58 * 24 * 3_600_000).map(({ id }) => `selection|${id}`);
}

/** Who answers an old question does not make the card due that silence had left out: told of by a test of its own. */
function hasAnsweredSince({ recent }: Person, day: Temporal.PlainDate): boolean {
  return recent.some(({ at }) => at.slice(0, 10) >= day.toString());
}

/** The own day first, then those after it, then those before it, the nearest first. */
function place({ dayOfWeek }: Temporal.PlainDate, { settings }: Person): number {
  const ahead = dayOfWeek - settings.nudges.weekday;
  return ahead >= 0 ? ahead : 10 - ahead;
}

/** After three unanswered cards the pace halves; what then is left out is told of by tests of its own. */
function isQuietlyWaiting({ ledger }: Person): boolean {
  return /s[xbp]*s[xbp]*s/.test(ledger.codes);
}

function othersWaiting({ peersWaiting, stepDay, nextStep, meetings, trials, focus }: Person, { calendar, analysisAfterWeeks }: NudgeBasis, today: Temporal.PlainDate): string[] {
  const startOfDay = today.toZonedDateTime(calendar.zone).epochMilliseconds;
  const lastDay = (from: Temporal.PlainDate, days: number) => Temporal.PlainDate.compare(today, from.add({ days })) < 0;
  const peers = peersWaiting.filter(({ since }) => Date.parse(since) < startOfDay).map(({ id }) => `peer-waiting|${id}`);
  const step = stepDay === undefined || nextStep === '' ? undefined : Temporal.PlainDate.from(stepDay);
  const steps = step && Temporal.PlainDate.compare(step, today) <= 0 && lastDay(step, 6) ? [`step-day|${step.toString()}`] : [];
  const tomorrow = today.add({ days: 1 });
  const prepared = meetings.filter(({ startsAt }) => Temporal.Instant.from(startsAt).toZonedDateTimeISO(calendar.zone).toPlainDate().equals(tomorrow)).map(({ id, startsAt }) => `meeting-preparation|${id}.${startsAt.slice(0, 10)}`);
  const trial = trials.find(({ id }) => id === focus);
  const invited = trial?.startedOn && trial.step === 'trying' && Temporal.PlainDate.compare(Temporal.PlainDate.from(trial.startedOn).add({ weeks: analysisAfterWeeks }), today) <= 0
    ? [`analysis|${trial.id}.${trial.iteration}`]
    : [];
  return [...peers, ...steps, ...prepared, ...invited];
}
