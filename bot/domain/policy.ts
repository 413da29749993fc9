import type { CohortId, OrganisationId, TeamId } from './ids.ts';
import type { Person } from './person/person.ts';

/**
 * Who may do what, in one place. A grant is a role in the person's own head, read in the same request;
 * nothing that a card, a query or a body says can add to it.
 */
export type Operation =
  | { readonly kind: 'reflect' }
  | { readonly kind: 'read-team'; readonly cohortId: CohortId; readonly teamId: TeamId }
  | { readonly kind: 'read-cohort'; readonly cohortId: CohortId }
  /** Its meetings, prompts and who has answered. */
  | { readonly kind: 'lead-team'; readonly cohortId: CohortId; readonly teamId: TeamId }
  /** Some of it: whoever leads a team there. */
  | { readonly kind: 'lead-in-cohort'; readonly cohortId: CohortId }
  /** All of it: roster, teams, time plan and roles. */
  | { readonly kind: 'lead-cohort'; readonly cohortId: CohortId }
  | { readonly kind: 'create-cohort' }
  | { readonly kind: 'analyse-cohort'; readonly cohortId: CohortId }
  /** As head of its schools: nominate, decide who takes part. */
  | { readonly kind: 'head-organisation'; readonly organisationId: OrganisationId }
  | { readonly kind: 'administer-organisation'; readonly organisationId: OrganisationId }
  | { readonly kind: 'read-interests' };

export function isAllowed(person: Person, operation: Operation): boolean {
  switch (operation.kind) {
    case 'reflect':
      return person.roles.some(({ kind }) => kind === 'principal');
    case 'read-team':
      return isMember(person, operation) || leadsTeam(person, operation);
    case 'read-cohort':
      return person.roles.some((role) => 'cohortId' in role && role.cohortId === operation.cohortId);
    case 'lead-team':
      return leadsTeam(person, operation);
    case 'lead-in-cohort':
      return person.roles.some((role) => role.kind === 'facilitator' && role.cohortId === operation.cohortId);
    case 'lead-cohort':
      return person.roles.some((role) => role.kind === 'facilitator' && role.cohortId === operation.cohortId && role.teams === 'all');
    case 'create-cohort':
      return person.roles.some((role) => role.kind === 'admin' || (role.kind === 'facilitator' && role.teams === 'all'));
    case 'analyse-cohort':
      return person.roles.some((role) => role.kind === 'analyst' && role.cohortId === operation.cohortId)
        && !person.manages.some(({ cohortId }) => cohortId === operation.cohortId);
    case 'head-organisation':
      return person.roles.some((role) => role.kind === 'head' && role.organisationId === operation.organisationId);
    case 'administer-organisation':
      return person.roles.some((role) => role.kind === 'admin' && role.organisationId === operation.organisationId);
    case 'read-interests':
      return person.roles.some(({ kind }) => kind === 'facilitator');
  }
}

interface InTeam {
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
}

function isMember({ roles }: Person, { cohortId, teamId }: InTeam): boolean {
  return roles.some((role) => role.kind === 'principal' && role.cohortId === cohortId && role.teamId === teamId);
}

/** Nobody leads a team in which somebody takes part whose manager they are. */
function leadsTeam({ roles, manages }: Person, { cohortId, teamId }: InTeam): boolean {
  return roles.some((role) => role.kind === 'facilitator' && role.cohortId === cohortId && (role.teams === 'all' || role.teams.includes(teamId)))
    && !manages.some((place) => place.cohortId === cohortId && place.teamId === teamId);
}
