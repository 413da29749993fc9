import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { SeatClaim } from '../../domain/roster/claim.ts';
import type { World } from '../world.ts';

/** A claim, and whose place it is; without a name where that is in no list. */
export interface ListedClaim extends SeatClaim {
  readonly owner?: string;
}

/**
 * Who came with an address whose place another has, in the places that somebody leads. One request, and one for each
 * claim. Throws `not-allowed`.
 */
export async function listClaims(world: World, facilitator: Person, cohortId: CohortId): Promise<readonly ListedClaim[]> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const claims = await world.claims.all(cohortId);
  const listed = await Promise.all(claims.map(async ({ name, ...claim }) => {
    const entry = (await world.rosters.find(cohortId, claim.pid))?.value;
    if (!entry || !leads(facilitator, cohortId, entry)) return [];
    return entry.protectedIdentity ? [claim] : [{ ...claim, ...(name === undefined ? {} : { name }), ...(entry.name === undefined ? {} : { owner: entry.name }) }];
  }));
  return listed.flat().sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** It has been seen to, and is shown no more. Throws `not-allowed`, `not-found`. */
export async function dismissClaim(world: World, facilitator: Person, cohortId: CohortId, { pid, claimant }: Pick<SeatClaim, 'pid' | 'claimant'>): Promise<void> {
  const entry = await entryOf(world, facilitator, cohortId, pid);
  if (!leads(facilitator, cohortId, entry)) throw new LedtradError('not-allowed');
  await world.claims.dismiss(cohortId, pid, claimant);
}

async function entryOf(world: World, facilitator: Person, cohortId: CohortId, pid: PersonId): Promise<RosterEntry> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const entry = await world.rosters.find(cohortId, pid);
  if (!entry) throw new LedtradError('not-found');
  return entry.value;
}

function leads(facilitator: Person, cohortId: CohortId, { teamId }: RosterEntry): boolean {
  return isAllowed(facilitator, { kind: 'lead-cohort', cohortId }) || (teamId !== undefined && isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
}
