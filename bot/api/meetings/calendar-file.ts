import { ICalCalendarMethod, ICalEventStatus, default as ical } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { instantAt } from '../../domain/calendar/working-hours.ts';
import { isCancelled, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import type { Translate } from '../../locales/translate.ts';

/** Names us in the identifiers of what is in somebody's calendar: it can never change. */
const DOMAIN = 'ledtrad';

/**
 * An iCalendar file (RFC 5545): an event a day of a meeting, always with the same UID, whose SEQUENCE counts the changes,
 * so that a later file changes the event and does not double it. Times are in UTC, which no change to or from summer time
 * can move. It names nobody, neither who comes nor who leads: such a file is sent on.
 */
export function calendarFile(meetings: readonly PlannedMeeting[], t: Translate): string {
  const areAllCancelled = meetings.length > 0 && meetings.every(isCancelled);
  const calendar = ical({ prodId: { company: 'Ledtrad', product: 'Ledtrad' }, method: areAllCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH });
  for (const meeting of meetings) {
    for (const [index, { date, from, until }] of meeting.days.entries()) {
      const day = Temporal.PlainDate.from(date);
      calendar.createEvent({
        id: `${meeting.id}${index === 0 ? '' : `-day${index + 1}`}@${DOMAIN}`,
        sequence: meeting.sequence,
        stamp: dateOf(Temporal.Instant.from(meeting.changedAt)),
        start: dateOf(instantAt(day, from, meeting.zone)),
        end: dateOf(instantAt(day, until, meeting.zone)),
        summary: meeting.title === '' ? t(`meeting.kind.${meeting.kind}`) : meeting.title,
        status: isCancelled(meeting) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        ...(meeting.place === '' && meeting.link === '' ? {} : { location: meeting.place === '' ? meeting.link : meeting.place }),
        ...(meeting.link === '' ? {} : { url: meeting.link }),
        ...(descriptionOf(meeting) === '' ? {} : { description: descriptionOf(meeting) }),
      });
    }
  }
  return calendar.toString();
}

function descriptionOf({ before, agenda, link, news }: PlannedMeeting): string {
  const reason = news?.kind === 'cancelled' ? news.reason : '';
  return [reason, before, agenda.map((item) => `– ${item}`).join('\n'), link].filter((part) => part !== '').join('\n\n');
}

/** The library takes no Temporal. */
function dateOf({ epochMilliseconds }: Temporal.Instant): Date {
  return new Date(epochMilliseconds);
}
