import type { CohortId, TeamId } from './ids.ts';
import type { Person } from './person/person.ts';

/**
 * Who may do what, in one place. A grant is a role in the person's own head, read in the same request;
 * nothing that a card, a query or a body says can add to it.
 */
export type Operation =
  | { readonly kind: 'reflect' }
  | { readonly kind: 'read-team'; readonly cohortId: CohortId; readonly teamId: TeamId }
  | { readonly kind: 'read-cohort'; readonly cohortId: CohortId }
  | { readonly kind: 'lead-team'; readonly cohortId: CohortId; readonly teamId: TeamId }
  | { readonly kind: 'read-interests' };

export function isAllowed(person: Person, operation: Operation): boolean {
  switch (operation.kind) {
    case 'reflect':
      return person.roles.some(({ kind }) => kind === 'principal');
    case 'read-team':
      return person.roles.some((role) => role.cohortId === operation.cohortId
        && (role.kind === 'principal' ? role.teamId === operation.teamId : role.teams === 'all' || role.teams.includes(operation.teamId)));
    case 'read-cohort':
      return person.roles.some(({ cohortId }) => cohortId === operation.cohortId);
    case 'lead-team':
      return person.roles.some((role) => role.kind === 'facilitator' && role.cohortId === operation.cohortId && (role.teams === 'all' || role.teams.includes(operation.teamId)));
    case 'read-interests':
      return person.roles.some(({ kind }) => kind === 'facilitator');
  }
}
