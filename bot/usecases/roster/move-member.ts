import type { TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import { keepEntry, type RosterPlace } from './keep-entry.ts';
import type { World } from '../world.ts';

/**
 * To another learning team, or out of any. What they shared in the former one stays there, and can be taken back there;
 * what they share from now on is the new one's. Throws as `keepEntry` does.
 */
export async function moveMember(world: World, facilitator: Person, place: RosterPlace, teamId: TeamId | undefined): Promise<RosterEntry> {
  return await keepEntry(world, facilitator, place, ({ teamId: _former, ...entry }) => ({ ...entry, ...(teamId === undefined ? {} : { teamId }) }));
}
