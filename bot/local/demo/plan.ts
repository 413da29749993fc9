import type { Temporal } from 'temporal-polyfill';
import { dateText } from '../../domain/calendar/date-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Phase, PhaseLength } from '../../domain/plan/phase.ts';
import { proposedPlan } from '../../domain/plan/time-plan.ts';
import type { Granted } from '../../domain/roster/duties.ts';
import type { DemoFacilitator } from './facilitators.ts';

/** The cohort began some weeks before the first reflections, so that most of it is in the middle of trying. */
const WEEKS_SINCE_BEGINNING = 24;

export function demoPhases(lengths: readonly PhaseLength[], now: Temporal.Instant): readonly Phase[] {
  const today = localDate(now, DEFAULT_ZONE);
  return proposedPlan(lengths, dateText(today.subtract({ weeks: WEEKS_SINCE_BEGINNING, days: today.dayOfWeek - 1 })));
}

/** Who leads several teams stands in none of them on the roster: which ones, their grant says. */
export function demoGrants(facilitators: readonly DemoFacilitator[]): readonly { readonly pid: PersonId; readonly granted: Granted }[] {
  return facilitators.flatMap(({ pid, teams }) => (teams !== 'all' && teams.length > 1 ? [{ pid, granted: { leads: teams } }] : []));
}
