import { Temporal } from 'temporal-polyfill';
import { meetingPreparationCard, meetingPreparationLine, type MeetingTime } from '../cards/nudge-cards.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { before, instantAt, workingDayBefore } from '../domain/calendar/working-hours.ts';
import { localDate } from '../domain/calendar/zone.ts';
import { LedtradError } from '../domain/errors.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import { wishKey, type NudgeRule, type Wish, type WishKey } from '../domain/nudges/wish.ts';
import { localTimeInWords } from '../locales/dates.ts';
import type { Drawing, Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:00';

/** By the meeting's start; a learning team has the same meetings. */
const preparation = keptAnswers<Pick<Wish, 'from' | 'until'> | undefined>();

/** The working day before a meeting; until it begins. */
const rule: NudgeRule = {
  kind: 'meeting-preparation',
  joins: true,
  wishes({ meetings }, { calendar }, now) {
    return meetings.flatMap(({ id, startsAt }) => {
      const times = preparation(calendar, startsAt, () => timesOf(Temporal.Instant.from(startsAt), calendar));
      return times && before(now, times.until) ? [{ kind: 'meeting-preparation' as const, key: keyOf({ id, startsAt }), ...times, time: TIME }] : [];
    });
  },
};

/** A meeting that is moved to another day is prepared for once more. */
function keyOf({ id, startsAt }: Meeting): WishKey {
  return wishKey('meeting-preparation', `${id}.${startsAt.slice(0, 10)}`);
}

function timesOf(starts: Temporal.Instant, calendar: WorkCalendar): Pick<Wish, 'from' | 'until'> | undefined {
  const day = workingDayBefore(calendar, localDate(starts, calendar.zone));
  return day && { from: instantAt(day, TIME, calendar.zone), until: starts };
}

export const meetingPreparationNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => meetingPreparationCard(drawing.context, timeOf(drawing, key), partsOf(drawing, 'meeting-preparation', key, along)),
  line: (drawing, key) => meetingPreparationLine(drawing.context, timeOf(drawing, key)),
};

function timeOf({ context, person: { meetings, settings } }: Drawing, key: WishKey): MeetingTime {
  const meeting = meetings.find((each) => keyOf(each) === key);
  if (!meeting) throw new LedtradError('not-found');
  return localTimeInWords(Temporal.Instant.from(meeting.startsAt), settings.zone, context.language);
}
