import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { firstDay, isoWeekOfDate, weekRange, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { isAnswered } from '../../domain/calendar/ledger.ts';
import type { ActionId } from '../../domain/ids.ts';
import { isCancelled } from '../../domain/meeting/meeting.ts';
import type { Meeting } from '../../domain/nudges/nudging.ts';
import type { MemberSummary } from '../../domain/team/summary.ts';
import type { Place } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

const MOST_SHARED = 200;

/** A month of one learning team in numbers: no names, and nothing that anybody wrote. */
export interface TeamMonth {
  /** Weekly cards that were answered; *hann inte* is an answer. */
  readonly answered: number;
  readonly actions: readonly { readonly actionId: ActionId; readonly actionVersion: number; readonly people: number }[];
  /** Shared reflections of the month whose authors let them be shown at the meeting. */
  readonly linesForMeeting: number;
  readonly nextMeeting?: Meeting;
}

/** What the month's digest tells in a channel. Four requests. Undefined when the team is gone or closed. */
export async function digestTeam(world: World, place: Place, month: Temporal.PlainYearMonth): Promise<TeamMonth | undefined> {
  const { teamId, cohortId } = place;
  const [page, shared, meetings] = await Promise.all([
    world.cohorts.teamPage(place),
    world.cohorts.shared(cohortId, { audience: 'team', teamId }, { limit: MOST_SHARED }),
    world.meetings.ofTeam(place, instantText(world.clock.now())),
  ]);
  if (!page || page.team.closedOn !== undefined) return undefined;
  const weeks = weeksOf(month);
  const nextMeeting = meetings.find((meeting) => !isCancelled(meeting));
  return {
    answered: page.members.reduce((sum, { ledger }) => sum + weeks.filter((week) => isAnswered(ledger, week)).length, 0),
    actions: actionsOf(page.members),
    linesForMeeting: shared.items.filter(({ shown, submittedAt }) => shown?.showAtMeeting && submittedAt.startsWith(month.toString())).length,
    ...(nextMeeting ? { nextMeeting: { id: nextMeeting.id, startsAt: nextMeeting.startsAt } } : {}),
  };
}

/** A week belongs to the month of its Thursday, as it does to a year. */
function weeksOf(month: Temporal.PlainYearMonth): readonly IsoWeek[] {
  const [first, last] = [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })];
  return weekRange(isoWeekOfDate(first), isoWeekOfDate(last)).filter((week) => firstDay(week).add({ days: 3 }).toPlainYearMonth().equals(month));
}

function actionsOf(members: readonly MemberSummary[]): TeamMonth['actions'] {
  const counts = new Map<string, TeamMonth['actions'][number]>();
  for (const { focus } of members) {
    if (!focus) continue;
    const key = `${focus.actionId} ${focus.actionVersion}`;
    counts.set(key, { actionId: focus.actionId, actionVersion: focus.actionVersion, people: (counts.get(key)?.people ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.people - a.people);
}
