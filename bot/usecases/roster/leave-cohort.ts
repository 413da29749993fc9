import { dateText } from '../../domain/calendar/date-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import { keepEntry, type RosterPlace } from './keep-entry.ts';
import type { World } from '../world.ts';

/** They take part, lead and analyse no more; all that they have done stays, with them and where they shared it. Throws as `keepEntry` does. */
export async function leaveCohort(world: World, facilitator: Person, place: RosterPlace): Promise<RosterEntry> {
  const today = dateText(localDate(world.clock.now(), DEFAULT_ZONE));
  return await keepEntry(world, facilitator, place, (entry) => ({ ...entry, leftOn: entry.leftOn ?? today }));
}

/** Into a team, or into none yet. Throws as `keepEntry` does. */
export async function returnToCohort(world: World, facilitator: Person, place: RosterPlace, teamId: TeamId | undefined): Promise<RosterEntry> {
  return await keepEntry(world, facilitator, place, ({ leftOn: _left, teamId: _team, ...entry }) => ({ ...entry, ...(teamId === undefined ? {} : { teamId }) }));
}
