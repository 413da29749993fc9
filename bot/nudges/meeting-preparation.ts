import { Temporal } from 'temporal-polyfill';
import { meetingPreparationCard, meetingPreparationLine, type MeetingTime } from '../cards/nudge-cards.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { before, instantAt, workingDayBefore } from '../domain/calendar/working-hours.ts';
import { localDate } from '../domain/calendar/zone.ts';
import { LedtradError } from '../domain/errors.ts';
import { subjectOf, wishKey, type NudgeRule, type WishKey } from '../domain/nudges/wish.ts';
import { localTimeInWords } from '../locales/dates.ts';
import type { Drawing, Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:00';

/** By the meeting's start; a learning team has the same meetings. */
const preparedFrom = keptAnswers<Temporal.Instant | undefined>();

/** The working day before a meeting; until it begins. */
export const meetingPreparationRule: NudgeRule = {
  kind: 'meeting-preparation',
  joins: true,
  wishes({ meetings }, { calendar }, now) {
    return meetings.flatMap(({ id, startsAt }) => {
      const starts = Temporal.Instant.from(startsAt);
      const from = preparedFrom(calendar, startsAt, () => dayBefore(calendar, starts));
      if (!from || !before(now, starts)) return [];
      return [{ kind: 'meeting-preparation' as const, key: wishKey('meeting-preparation', id), from, until: starts, time: TIME }];
    });
  },
};

function dayBefore(calendar: WorkCalendar, starts: Temporal.Instant): Temporal.Instant | undefined {
  const day = workingDayBefore(calendar, localDate(starts, calendar.zone));
  return day && instantAt(day, TIME, calendar.zone);
}

export const meetingPreparationNudge: Nudge = {
  ...meetingPreparationRule,
  draw: (drawing, key, along) => meetingPreparationCard(drawing.context, timeOf(drawing, key), partsOf(drawing, 'meeting-preparation', key, along)),
  line: (drawing, key) => meetingPreparationLine(drawing.context, timeOf(drawing, key)),
};

function timeOf({ context, person: { meetings, settings } }: Drawing, key: WishKey): MeetingTime {
  const meeting = meetings.find(({ id }) => id === subjectOf(key));
  if (!meeting) throw new LedtradError('not-found');
  return localTimeInWords(Temporal.Instant.from(meeting.startsAt), settings.zone, context.language);
}
