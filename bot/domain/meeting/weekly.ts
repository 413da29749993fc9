import { Temporal } from 'temporal-polyfill';
import { addWeeks, isoWeekOfDate, type IsoWeek } from '../calendar/iso-week.ts';
import { localDate } from '../calendar/zone.ts';
import type { Meeting } from '../nudges/nudging.ts';
import type { Person } from '../person/person.ts';
import { isOpen } from './contribution.ts';
import { isCancelled } from './meeting.ts';

/** What a week's card says of the learning team's latest meeting. */
export interface FromMeeting {
  readonly commitment: string;
  /** The facilitator's prompt: on the first card after the meeting alone. */
  readonly after: string;
}

/** Undefined when there is nothing. `today` is a local date; nothing is said of a meeting on its own day. */
export function fromMeeting(person: Person, week: IsoWeek, today: string): FromMeeting | undefined {
  const commitment = person.commitment && isOpen(person.commitment) ? person.commitment.text : '';
  const after = person.meetings.findLast((meeting) => cardAfter(person, meeting, today) === week)?.about?.after ?? '';
  return commitment === '' && after === '' ? undefined : { commitment, after };
}

/** The week whose card is the first after a meeting that has been held. */
function cardAfter({ settings }: Person, { startsAt, about }: Meeting, today: string): IsoWeek | undefined {
  if (!about || isCancelled(about)) return undefined;
  const date = localDate(Temporal.Instant.from(startsAt), settings.zone);
  if (date.toString() >= today) return undefined;
  const week = isoWeekOfDate(date);
  return date.dayOfWeek < settings.nudges.weekday ? week : addWeeks(week, 1);
}
