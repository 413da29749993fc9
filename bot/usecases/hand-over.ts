import { LedtradError } from '../domain/errors.ts';
import type { CohortId, PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { isAllowed } from '../domain/policy.ts';
import { dutiesOf, type Led } from '../domain/roster/duties.ts';
import { grantRole, ledWith, ledWithout } from './grant-role.ts';
import type { World } from './world.ts';

export interface HandingOver {
  readonly cohortId: CohortId;
  readonly to: PersonId;
  /** What is handed over; of all teams, all of it. */
  readonly teams: Led;
  /** Both lead from now on. */
  readonly keep: boolean;
}

/**
 * A facilitator hands what they lead to somebody else on the roster: given before it is given up, so that it is never
 * nobody's. The same again completes what broke off in between.
 * Throws `not-allowed`, also for what they do not lead; `not-found`, `manager-conflict`.
 */
export async function handOver(world: World, facilitator: Person, { cohortId, to, teams, keep }: HandingOver): Promise<void> {
  if (!isAllowed(facilitator, { kind: 'grant-in-cohort', cohortId, role: 'facilitator' })) throw new LedtradError('not-allowed');
  const [members, all] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId)]);
  const receiver = members.find(({ entry }) => entry.pid === to);
  if (!receiver || to === facilitator.pid) throw new LedtradError('not-found');
  await grantRole(world, facilitator, { cohortId, pid: to }, { role: 'facilitator', teams: ledWith(dutiesOf(receiver.entry, receiver.granted), teams) });
  const own = members.find(({ entry }) => entry.pid === facilitator.pid);
  if (keep || !own) return;
  const rest = ledWithout(dutiesOf(own.entry, own.granted), teams, all.map(({ teamId }) => teamId));
  await grantRole(world, facilitator, { cohortId, pid: facilitator.pid }, { role: 'facilitator', teams: rest });
}
