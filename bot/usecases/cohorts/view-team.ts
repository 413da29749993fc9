import { LedtradError } from '../../domain/errors.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import type { SharedReflection } from '../../domain/team/shared-reflection.ts';
import type { MemberSummary } from '../../domain/team/summary.ts';
import type { Place, Team } from '../../ports/cohorts.ts';
import type { Page } from '../../ports/stored.ts';
import type { World } from '../world.ts';

export interface TeamPage {
  readonly team: Team;
  readonly members: readonly MemberSummary[];
  readonly shared: Page<SharedReflection>;
}

/** Changes when the team's page does: the cheap question before the page itself. Throws `not-allowed`. */
export async function teamVersion(world: World, person: Person, place: Place): Promise<string> {
  assertAllowed(person, { kind: 'read-team', ...place });
  return await world.cohorts.teamVersion(place);
}

/** Two requests, after the head and the version. Throws `not-allowed`, `not-found`. */
export async function viewTeam(world: World, person: Person, place: Place, page: { limit: number; before?: string }): Promise<TeamPage> {
  assertAllowed(person, { kind: 'read-team', ...place });
  const [found, shared] = await Promise.all([
    world.cohorts.teamPage(place),
    world.cohorts.shared(place.cohortId, { audience: 'team', teamId: place.teamId }, page),
  ]);
  if (!found) throw new LedtradError('not-found');
  return { ...found, shared };
}
