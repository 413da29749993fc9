import type { SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import type { CohortId, PersonId, TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { isAllowed } from '../../domain/policy.ts';

/** Whoever leads all of its receivers may send, cancel and remind. */
export function leadsAllOf(facilitator: Person, cohortId: CohortId, scope: SentBroadcast['scope']): boolean {
  if (scope === 'cohort') return isAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  return scope.every((teamId) => isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
}

/** Whether a receiver is among those whom somebody leads, and so may be named to them. Never those whose manager they are. */
export function leadsReceiver(facilitator: Person, cohortId: CohortId, { pid, teamId }: { readonly pid: PersonId; readonly teamId?: TeamId }): boolean {
  if (facilitator.manages.some((managed) => managed.pid === pid)) return false;
  return teamId === undefined ? isAllowed(facilitator, { kind: 'lead-cohort', cohortId }) : isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId });
}
