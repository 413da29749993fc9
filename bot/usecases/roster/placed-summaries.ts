import type { CohortId } from '../../domain/ids.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import { summaryOf } from '../../domain/team/summary.ts';
import type { PlacedSummary } from '../../ports/cohorts.ts';

/** What a cohort's teams are to show of those who take part in them. */
export function placedSummaries(cohortId: CohortId, people: readonly Person[]): readonly PlacedSummary[] {
  return people.flatMap((person) => membershipsOf(person).filter((role) => role.cohortId === cohortId).map(({ teamId }) => ({ teamId, summary: summaryOf(person) })));
}
