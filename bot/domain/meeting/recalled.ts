import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../calendar/instant-text.ts';
import type { Meeting } from '../nudges/nudging.ts';
import { concerns, isCancelled, type PlannedMeeting } from './meeting.ts';
import type { PrincipalRole } from '../person/person.ts';

/** What a member's head holds: a year of monthly meetings. */
const MOST_MEETINGS = 12;
/** As long as something may be said of it: what was taken on there, what to take along. */
const HELD_FOR = { hours: 24 * 14 };

/** What a member's head holds of a meeting: enough to say that it comes, and no more. */
export function recalledMeeting({ id, startsAt, endsAt, cohortId, kind, title, place, link, before, after, news }: PlannedMeeting): Meeting {
  return { id, startsAt, about: { cohortId, kind, endsAt, title, place, link, before, after, ...(news ? { news } : {}) } };
}

/** The meetings in a member's head after some were planned, changed or cancelled: their own alone, to come and lately held. */
export function recalling(current: readonly Meeting[], changed: readonly PlannedMeeting[], places: readonly PrincipalRole[], now: Temporal.Instant): readonly Meeting[] {
  const ids = new Set<string>(changed.map(({ id }) => id));
  const own = changed.filter((meeting) => concerns(meeting, places)).map(recalledMeeting);
  return recalledFrom([...current.filter(({ id }) => !ids.has(id)), ...own], now);
}

/** The nearest ones, in order. A cancelled meeting is recalled until its time, so that it can be told of. */
export function recalledFrom(meetings: readonly Meeting[], now: Temporal.Instant): readonly Meeting[] {
  const [from, at] = [instantText(now.subtract(HELD_FOR)), instantText(now)];
  return meetings
    .filter(({ startsAt, about }) => startsAt >= (about && !isCancelled(about) ? from : at))
    .sort((a, b) => (a.startsAt === b.startsAt ? (a.id < b.id ? -1 : 1) : a.startsAt < b.startsAt ? -1 : 1))
    .slice(0, MOST_MEETINGS);
}

export function nextMeetingOf(meetings: readonly Meeting[], now: Temporal.Instant): Meeting | undefined {
  const at = instantText(now);
  return meetings.find(({ startsAt, about }) => startsAt > at && !(about && isCancelled(about)));
}
