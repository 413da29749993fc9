import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, OrganisationId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Candidate, SelectionRule } from '../../domain/selection/candidate.ts';
import type { KeptCandidate } from '../../ports/candidates.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

export interface CandidateList {
  readonly rule: SelectionRule;
  /** The latest first; those who are in no list left out. */
  readonly candidates: readonly KeptCandidate[];
  readonly organisations: readonly Organisation[];
  /** Persons with protected identity, who are counted and not listed. */
  readonly notListed: number;
}

export interface CohortCandidates extends CandidateList {
  readonly teams: readonly Team[];
  /** Who leads all of the cohort gives places in it. */
  readonly mayDecide: boolean;
}

/** Who may come to take part in the cohort's programme, for who leads in the cohort. Four requests. Throws `not-allowed`, `not-found`. */
export async function listCandidates(world: World, facilitator: Person, cohortId: CohortId): Promise<CohortCandidates> {
  const mayRead = isAllowed(facilitator, { kind: 'read-interests' }) && isAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  if (!mayRead) throw new LedtradError('not-allowed');
  const page = await world.cohorts.cohortPage(cohortId);
  if (!page) throw new LedtradError('not-found');
  const [all, teams, organisations] = await Promise.all([world.candidates.all(page.cohort.programme), world.cohorts.teams(cohortId), world.organisations.list()]);
  return {
    ...listed(all),
    rule: world.catalogue.programme(page.cohort.programme)?.selection ?? 'facilitator',
    organisations: organisations.map(({ value }) => value),
    teams,
    mayDecide: isAllowed(facilitator, { kind: 'lead-cohort', cohortId }),
  };
}

/**
 * Of the own organisation alone, for its head. Two requests, and one for each who registered interest from a tenant that
 * is no organisation's. Throws `not-allowed`, `not-found`.
 */
export async function listOwnCandidates(world: World, head: Person, organisationId: OrganisationId): Promise<CandidateList> {
  assertAllowed(head, { kind: 'head-organisation', organisationId });
  const [organisation, all] = await Promise.all([world.organisations.find(organisationId), world.candidates.all(world.intake)]);
  if (!organisation) throw new LedtradError('not-found');
  const own = await Promise.all(all.map(async (candidate) => ((await belongsTo(world, candidate.value, organisation.value)) ? [candidate] : [])));
  return { ...listed(own.flat()), rule: world.catalogue.programme(world.intake)?.selection ?? 'facilitator', organisations: [organisation.value] };
}

/** By what was said at the nomination, or by the tenant that they come from. */
export async function belongsTo({ people }: World, { organisationId, source }: Candidate, organisation: Organisation): Promise<boolean> {
  if (organisationId !== undefined || source.kind === 'nomination') return organisationId === organisation.id;
  const home = (await people.load(source.pid))?.value.home;
  return home !== undefined && home.tenantId === organisation.tenantId;
}

function listed(all: readonly KeptCandidate[]): Pick<CandidateList, 'candidates' | 'notListed'> {
  const candidates = all.filter(({ value }) => value.name !== undefined);
  return { candidates, notListed: all.length - candidates.length };
}
