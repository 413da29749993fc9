import type { Temporal } from 'temporal-polyfill';
import { dateText } from '../../domain/calendar/date-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Phase } from '../../domain/plan/phase.ts';
import { proposedPlan } from '../../domain/plan/time-plan.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

export interface PlanPage {
  readonly cohort: Cohort;
  /** Local date. */
  readonly today: string;
  /** What the programme states, from the first Monday to come; empty if it states nothing. */
  readonly proposed: readonly Phase[];
}

/** The cohort's time plan, for who leads in it. One request. Throws `not-allowed`, `not-found`. */
export async function viewPlan(world: World, facilitator: Person, cohortId: CohortId): Promise<PlanPage> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const cohort = await world.cohorts.find(cohortId);
  if (!cohort) throw new LedtradError('not-found');
  const today = localDate(world.clock.now(), DEFAULT_ZONE);
  const lengths = world.catalogue.programme(cohort.value.programme)?.phases ?? [];
  return { cohort: cohort.value, today: dateText(today), proposed: proposedPlan(lengths, dateText(mondayFrom(today))) };
}

function mondayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (8 - date.dayOfWeek) % 7 });
}
