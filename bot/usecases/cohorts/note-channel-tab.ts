import { LedtradError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { ChannelTab, Place } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

/**
 * The team's page stands as a tab in this channel: noted when somebody who leads the team has put it there. Others can
 * show it too, and link nothing. Throws `not-allowed`, `not-found`.
 */
export async function noteChannelTab(world: World, facilitator: Person, { cohortId, teamId }: Place, tab: ChannelTab): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-team', cohortId, teamId });
  if (!(await world.cohorts.findTeam({ cohortId, teamId }))) throw new LedtradError('not-found');
  await world.cohorts.setChannelTab({ cohortId, teamId }, tab);
}
