import { Temporal } from 'temporal-polyfill';
import { meetingNewsCard, meetingNewsLine, meetingPreparationCard, meetingPreparationLine } from '../cards/meeting-cards.ts';
import { meetingToCome } from '../conversation/meeting-to-come.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { before, instantAt, workingDayBefore } from '../domain/calendar/working-hours.ts';
import { localDate } from '../domain/calendar/zone.ts';
import { LedtradError } from '../domain/errors.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import { wishKey, type NudgeRule, type Wish, type WishKey } from '../domain/nudges/wish.ts';
import type { Drawing, Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:00';

/** By the meeting's start; a learning team has the same meetings. */
const preparation = keptAnswers<Pick<Wish, 'from' | 'until'> | undefined>();

/** The working day before a meeting, until it begins; and as soon as may be, that it is moved or cancelled. */
const rule: NudgeRule = {
  kind: 'meeting-preparation',
  joins: true,
  wishes({ meetings }, { calendar }, now) {
    return meetings.flatMap((meeting): Wish[] => {
      const news = meeting.about?.news;
      const told = news ? [wishOf(newsKey(meeting, news), { from: Temporal.Instant.from(news.at), until: Temporal.Instant.from(meeting.startsAt) })] : [];
      const times = news?.kind === 'cancelled' ? undefined : preparation(calendar, meeting.startsAt, () => timesOf(Temporal.Instant.from(meeting.startsAt), calendar));
      return [...told, ...(times ? [wishOf(keyOf(meeting), times)] : [])].filter(({ until }) => before(now, until));
    });
  },
};

function wishOf(key: WishKey, times: Pick<Wish, 'from' | 'until'>): Wish {
  return { kind: 'meeting-preparation', key, ...times, time: TIME };
}

/** A meeting that is moved to another day is prepared for once more. */
function keyOf({ id, startsAt }: Meeting): WishKey {
  return wishKey('meeting-preparation', `${id}.${startsAt.slice(0, 10)}`);
}

/** Moved twice it is told of twice. */
function newsKey({ id }: Meeting, { kind, sequence }: News): WishKey {
  return wishKey('meeting-preparation', `${id}.${kind}${sequence}`);
}

type News = NonNullable<NonNullable<Meeting['about']>['news']>;

function timesOf(starts: Temporal.Instant, calendar: WorkCalendar): Pick<Wish, 'from' | 'until'> | undefined {
  const day = workingDayBefore(calendar, localDate(starts, calendar.zone));
  return day && { from: instantAt(day, TIME, calendar.zone), until: starts };
}

export const meetingPreparationNudge: Nudge = {
  ...rule,
  draw(drawing, key, along) {
    const { meeting, news } = meantBy(drawing, key);
    const parts = partsOf(drawing, 'meeting-preparation', key, along);
    const toCome = meetingToCome(drawing.context, drawing.person, meeting);
    return news ? meetingNewsCard(drawing.context, toCome, news, parts) : meetingPreparationCard(drawing.context, toCome, parts);
  },
  line(drawing, key) {
    const { meeting, news } = meantBy(drawing, key);
    const toCome = meetingToCome(drawing.context, drawing.person, meeting);
    return news ? meetingNewsLine(drawing.context, toCome, news) : meetingPreparationLine(drawing.context, toCome);
  },
};

function meantBy({ person: { meetings } }: Drawing, key: WishKey): { readonly meeting: Meeting; readonly news?: News } {
  for (const meeting of meetings) {
    const news = meeting.about?.news;
    if (news && newsKey(meeting, news) === key) return { meeting, news };
    if (keyOf(meeting) === key && news?.kind !== 'cancelled') return { meeting };
  }
  throw new LedtradError('not-found');
}
