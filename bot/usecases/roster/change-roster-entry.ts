import { LedtradError } from '../../domain/errors.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import { keepEntry, type RosterPlace } from './keep-entry.ts';
import type { World } from '../world.ts';

/** What a facilitator can say of somebody on the roster, all of it. */
export type EntryDetails = Pick<RosterEntry, 'organisationId' | 'school' | 'context' | 'position' | 'teamId' | 'manager' | 'protectedIdentity'>;

/** `etag`: of the place as they saw it. Throws as `keepEntry` does, and `input-invalid` for an organisation or a manager that is not there. */
export async function changeRosterEntry(world: World, facilitator: Person, place: RosterPlace, details: EntryDetails, etag: string): Promise<RosterEntry> {
  const { cohortId, pid } = place;
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const [organisation, manager] = await Promise.all([
    world.organisations.find(details.organisationId),
    details.manager === undefined ? 'none' : world.people.load(details.manager),
  ]);
  if (!organisation || !manager || details.manager === pid) throw new LedtradError('input-invalid');
  return await keepEntry(world, facilitator, place, (entry, person) => withDetails(entry, details, person), etag);
}

/** A protected identity's name is in their own head alone, and comes back from there. */
function withDetails(entry: RosterEntry, details: EntryDetails, person: Person | undefined): RosterEntry {
  const { teamId, manager, protectedIdentity, organisationId, school, context, position } = details;
  const name = protectedIdentity ? undefined : entry.name ?? person?.name;
  const { zone, sportlov, seat, leftOn } = entry;
  return {
    pid: entry.pid,
    ...(name === undefined ? {} : { name }),
    protectedIdentity,
    organisationId,
    school,
    context,
    position,
    ...(teamId === undefined ? {} : { teamId }),
    ...(manager === undefined ? {} : { manager }),
    ...(zone === undefined ? {} : { zone }),
    ...(sportlov === undefined ? {} : { sportlov }),
    ...(seat === undefined ? {} : { seat }),
    ...(leftOn === undefined ? {} : { leftOn }),
  };
}
