import { Temporal } from 'temporal-polyfill';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import { parseIsoWeek, type IsoWeek } from '../domain/calendar/iso-week.ts';
import { outcomeOf } from '../domain/calendar/ledger.ts';
import { instantAt, workingDayAfter } from '../domain/calendar/working-hours.ts';
import { isAskable, isSilent, scheduledAfter } from '../domain/nudges/weekly-schedule.ts';
import { subjectOf, wishKey, type NudgeRule } from '../domain/nudges/wish.ts';
import type { Person } from '../domain/person/person.ts';
import { drawWeeklyForm } from './draw-weekly-form.ts';
import type { Nudge } from './nudge.ts';

const AT_MOST_LATE = { hours: 24 * 7 };

const dayAfter = keptAnswers<Temporal.PlainDate | undefined>();

/**
 * The one reminder of a week's card, on the next working day, to who has not answered. None where the card itself was
 * put off and came once more, and none to who has been silent for weeks.
 */
const rule: NudgeRule = {
  kind: 'reminder',
  joins: false,
  wishes(person, { calendar }) {
    const asked = person.nudging.said.find(({ key }) => key.startsWith('weekly-card|'));
    const week = asked && parseIsoWeek(subjectOf(asked.key));
    if (!asked || !week || asked.again || !isOpen(person, week, asked.on) || isSilent(person.ledger, week)) return [];
    if (person.nudging.snooze?.keys.includes(asked.key)) return [];
    const day = dayAfter(calendar, asked.on, () => workingDayAfter(calendar, Temporal.PlainDate.from(asked.on)));
    if (!day) return [];
    const { time } = person.settings.nudges;
    const from = instantAt(day, time, calendar.zone);
    // The next week's card takes its place.
    const until = scheduledAfter(person, calendar, week)?.at ?? from.add(AT_MOST_LATE);
    return [{ kind: 'reminder', key: wishKey('reminder', week), from, until, time }];
  },
};

/** Whether the card arrived, and its question still stands: neither answered, nor left behind with what was tried, nor excused by a pause. */
function isOpen(person: Person, week: IsoWeek, askedOn: string): boolean {
  const { ledger, pause } = person;
  return outcomeOf(ledger, week, week) === 'asked' && isAskable(person, week, askedOn) && !(pause && pause.from >= askedOn);
}

export const reminderNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => drawWeeklyForm(drawing, 'reminder', key, along),
};
