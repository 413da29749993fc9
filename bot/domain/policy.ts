import { LedtradError } from './errors.ts';
import type { CohortId, OrganisationId, PersonId, TeamId } from './ids.ts';
import type { Person } from './person/person.ts';
import type { Led } from './roster/duties.ts';

/**
 * Who may do what, in one place. A grant is a role in the person's own head, read in the same request;
 * nothing that a card, a query or a body says can add to it.
 */
export type Operation =
  | { readonly kind: 'reflect' }
  | { readonly kind: 'read-team'; readonly cohortId: CohortId; readonly teamId: TeamId }
  | { readonly kind: 'read-cohort'; readonly cohortId: CohortId }
  /** What its members share with all of it, by name: not an analyst, who reads what was chosen for analysis, and without names. */
  | { readonly kind: 'read-shared-in-cohort'; readonly cohortId: CohortId }
  /** Its meetings, prompts and who has answered. */
  | { readonly kind: 'lead-team'; readonly cohortId: CohortId; readonly teamId: TeamId }
  /** Some of it: whoever leads a team there. */
  | { readonly kind: 'lead-in-cohort'; readonly cohortId: CohortId }
  /** All of it: roster, teams, time plan and roles. */
  | { readonly kind: 'lead-cohort'; readonly cohortId: CohortId }
  | { readonly kind: 'create-cohort' }
  /** To somebody on its roster. */
  | { readonly kind: 'grant-in-cohort'; readonly cohortId: CohortId; readonly role: 'facilitator' | 'analyst' }
  /** What one leads oneself, to somebody else on the roster. */
  | { readonly kind: 'hand-over'; readonly cohortId: CohortId; readonly teams: Led }
  /** To somebody whom it employs. */
  | { readonly kind: 'grant-in-organisation'; readonly organisationId: OrganisationId; readonly role: 'head' | 'admin' }
  | { readonly kind: 'analyse-cohort'; readonly cohortId: CohortId }
  /** As head of its schools: nominate, decide who takes part. */
  | { readonly kind: 'head-organisation'; readonly organisationId: OrganisationId }
  | { readonly kind: 'administer-organisation'; readonly organisationId: OrganisationId }
  | { readonly kind: 'read-interests' }
  /** How the installation is: what the self-check finds. */
  | { readonly kind: 'examine-installation' };

export function isAllowed(person: Person, operation: Operation): boolean {
  switch (operation.kind) {
    case 'reflect':
      return person.roles.some(({ kind }) => kind === 'principal');
    case 'read-team':
      return isMember(person, operation) || leadsTeam(person, operation);
    case 'read-cohort':
      return person.roles.some((role) => 'cohortId' in role && role.cohortId === operation.cohortId);
    case 'read-shared-in-cohort':
      return person.roles.some((role) => (role.kind === 'principal' || role.kind === 'facilitator') && role.cohortId === operation.cohortId);
    case 'lead-team':
      return leadsTeam(person, operation);
    case 'lead-in-cohort':
      return person.roles.some((role) => role.kind === 'facilitator' && role.cohortId === operation.cohortId);
    case 'lead-cohort':
      return leadsCohort(person, operation);
    // Not an admin: a cohort spans many organisations, and none of them decides who reads what the others' people share.
    // An admin who creates a cohort leads it, and grants there as its facilitator.
    case 'grant-in-cohort':
      return leadsCohort(person, operation);
    case 'hand-over':
      return operation.teams === 'all'
        ? leadsCohort(person, operation)
        : operation.teams.length > 0 && operation.teams.every((teamId) => leadsTeam(person, { cohortId: operation.cohortId, teamId }));
    // Not a facilitator: who is head of an organisation's schools, and who administers it, it says itself.
    case 'grant-in-organisation':
      return administers(person, operation);
    case 'create-cohort':
      return person.roles.some((role) => role.kind === 'admin' || (role.kind === 'facilitator' && role.teams === 'all'));
    case 'analyse-cohort':
      return person.roles.some((role) => role.kind === 'analyst' && role.cohortId === operation.cohortId)
        && !person.manages.some(({ cohortId }) => cohortId === operation.cohortId);
    case 'head-organisation':
      return person.roles.some((role) => role.kind === 'head' && role.organisationId === operation.organisationId);
    case 'administer-organisation':
      return administers(person, operation);
    case 'read-interests':
      return person.roles.some(({ kind }) => kind === 'facilitator');
    // Of any organisation: nobody administers the installation, each of them is held up by its faults, and what it tells
    // names no person, and of a tenant no more than /healthz does.
    case 'examine-installation':
      return person.roles.some(({ kind }) => kind === 'admin');
  }
}

/** Who leads with a larger view than one team sees nothing there of those whose manager they are; who takes part sees what the others do. */
export function readsOf({ roles, manages }: Person, cohortId: CohortId, pid: PersonId): boolean {
  return !manages.some((managed) => managed.pid === pid) || roles.some((role) => role.kind === 'principal' && role.cohortId === cohortId);
}

/** Throws `not-allowed`. */
export function assertAllowed(person: Person, operation: Operation): void {
  if (!isAllowed(person, operation)) throw new LedtradError('not-allowed');
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

function leadsCohort({ roles }: Person, { cohortId }: Pick<InTeam, 'cohortId'>): boolean {
  return roles.some((role) => role.kind === 'facilitator' && role.cohortId === cohortId && role.teams === 'all');
}

function administers({ roles }: Person, { organisationId }: { readonly organisationId: OrganisationId }): boolean {
  return roles.some((role) => role.kind === 'admin' && role.organisationId === organisationId);
}
