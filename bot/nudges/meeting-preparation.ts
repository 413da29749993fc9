import { Temporal } from 'temporal-polyfill';
import { before, instantAt, workingDayBefore } from '../domain/calendar/working-hours.ts';
import { localDate } from '../domain/calendar/zone.ts';
import { wishKey, type NudgeRule } from '../domain/nudges/wish.ts';

const TIME = '08:00';

/** The working day before a meeting; until it begins. */
export const meetingPreparationRule: NudgeRule = {
  kind: 'meeting-preparation',
  joins: true,
  wishes({ meetings }, { calendar }, now) {
    return meetings.flatMap(({ id, startsAt }) => {
      const starts = Temporal.Instant.from(startsAt);
      const day = workingDayBefore(calendar, localDate(starts, calendar.zone));
      if (!day || !before(now, starts)) return [];
      return [{ kind: 'meeting-preparation' as const, key: wishKey('meeting-preparation', id), from: instantAt(day, TIME, calendar.zone), until: starts, time: TIME }];
    });
  },
};
