import { LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { leadsMeeting } from '../../domain/meeting/leading.ts';
import type { MeetingContent } from '../../domain/meeting/meeting.ts';
import { monthlyDates, type SeriesDate } from '../../domain/meeting/series.ts';
import type { Person } from '../../domain/person/person.ts';
import { takesPart } from '../../domain/roster/roster-entry.ts';
import type { World } from '../world.ts';

export interface SeriesWish extends Pick<MeetingContent, 'teams' | 'zone'> {
  readonly first: string;
  readonly count: number;
}

/**
 * The dates that a monthly series would get, by the public holidays and the breaks of every school whose principal is to
 * be there. Two requests for any cohort up to a thousand. Throws `not-allowed`.
 */
export async function previewSeries(world: World, facilitator: Person, cohortId: CohortId, { teams, zone, first, count }: SeriesWish): Promise<readonly SeriesDate[]> {
  if (!leadsMeeting(facilitator, { cohortId, teams })) throw new LedtradError('not-allowed');
  return monthlyDates(first, count, await calendarsOf(world, cohortId, { teams, zone }));
}

async function calendarsOf(world: World, cohortId: CohortId, { teams, zone }: Pick<SeriesWish, 'teams' | 'zone'>): Promise<readonly WorkCalendar[]> {
  const roster = await world.rosters.all(cohortId);
  const members = roster.map(({ entry }) => entry).filter((entry) => takesPart(entry) && entry.teamId !== undefined && (teams === 'all' || teams.includes(entry.teamId)));
  const ids = new Set(members.map(({ sportlov, zone: own }) => (sportlov === undefined ? undefined : world.nudges.calendarOfSportlov(own ?? zone, sportlov))));
  const named = [...ids].filter((id) => id !== undefined);
  const wishes = named.length === 0 ? [{}] : named.map((calendar) => ({ calendar }));
  return wishes.map((wish) => world.nudges.calendarOf({ zone, inBreaks: 'quiet', ...wish }));
}
