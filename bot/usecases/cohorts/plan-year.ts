import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { instantAt } from '../../domain/calendar/working-hours.ts';
import { DEFAULT_ZONE, type ZoneId } from '../../domain/calendar/zone.ts';
import type { CohortId } from '../../domain/ids.ts';
import { isCancelled, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import type { Person } from '../../domain/person/person.ts';
import { proposeYear, type Proposal, type YearWishes } from '../../domain/plan/propose-year.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { takesPart, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

/** A school year's calendar and how many members live by it. */
export interface CalendarInUse {
  readonly id: string;
  readonly settings: { readonly zone: ZoneId; readonly inBreaks: 'quiet'; readonly calendar?: string };
  readonly members: number;
}

export interface PlannedYear {
  readonly begins: number;
  readonly calendars: readonly CalendarInUse[];
  readonly proposals: readonly Proposal[];
  /** What the whole cohort, and the teams of who looks, have arranged already in that year, the earliest first; without teams it is the cohort's. */
  readonly arranged: readonly { readonly teams: readonly Team[]; readonly meeting: PlannedMeeting }[];
}

/**
 * Dates for a school year that suit every member's calendar, as the roster knows it. Two requests and one a team that
 * who looks leads. Throws `not-allowed`.
 */
export async function planYear(world: World, facilitator: Person, cohortId: CohortId, wishes: YearWishes): Promise<PlannedYear> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const [members, teams] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId)]);
  const calendars = calendarsOf(world, members.map(({ entry }) => entry).filter(takesPart));
  const led = teams.filter(({ teamId }) => isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
  return {
    begins: wishes.begins,
    calendars,
    proposals: proposeYear(wishes, calendars.map(({ id, settings }) => {
      const calendar = world.nudges.calendarOf(settings);
      return { id, quietOn: (date) => calendar.quietOn(date) };
    })),
    arranged: await arrangedIn(world, cohortId, led, wishes.begins),
  };
}

/** Of nobody yet: the country's own, so that public holidays are minded. */
function calendarsOf(world: World, entries: readonly RosterEntry[]): readonly CalendarInUse[] {
  const found = new Map<string, CalendarInUse>();
  for (const { zone = DEFAULT_ZONE, sportlov } of entries.length > 0 ? entries : [{}]) {
    const calendar = sportlov === undefined ? undefined : world.nudges.calendarOfSportlov(zone, sportlov);
    const settings = { zone, inBreaks: 'quiet', ...(calendar === undefined ? {} : { calendar }) } as const;
    const { id } = world.nudges.calendarOf(settings);
    const members = (found.get(id)?.members ?? 0) + (entries.length > 0 ? 1 : 0);
    found.set(id, { id, settings, members });
  }
  return [...found.values()].sort((a, b) => b.members - a.members);
}

async function arrangedIn(world: World, cohortId: CohortId, teams: readonly Team[], begins: number): Promise<PlannedYear['arranged']> {
  const at = (year: number) => instantText(instantAt(Temporal.PlainDate.from({ year, month: 8, day: 1 }), '00:00', DEFAULT_ZONE));
  const [from, until] = [at(begins), at(begins + 1)];
  const meetings = (await world.meetings.ofCohort(cohortId)).filter((meeting) => !isCancelled(meeting) && meeting.startsAt >= from && meeting.startsAt < until);
  return meetings
    .map((meeting) => ({ meeting, teams: teams.filter(({ teamId }) => meeting.teams !== 'all' && meeting.teams.includes(teamId)) }))
    .filter(({ meeting, teams: theirs }) => meeting.teams === 'all' || theirs.length > 0)
    .sort((a, b) => (a.meeting.startsAt < b.meeting.startsAt ? -1 : 1));
}
