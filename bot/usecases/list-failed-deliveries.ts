import { LedtradError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Failure } from '../domain/lane/lane.ts';
import type { Person } from '../domain/person/person.ts';
import { isAllowed } from '../domain/policy.ts';
import type { Place } from '../ports.ts';
import type { World } from './world.ts';

export interface FailedDeliveries {
  readonly members: readonly {
    readonly pid: PersonId;
    /** Absent for a protected identity. */
    readonly name?: string;
    /** The latest first; each with why it did not arrive. */
    readonly failures: readonly Failure[];
  }[];
  /** Of the digest in the team's channel; it is told anew in the channel that is linked next. */
  readonly channel: readonly Failure[];
}

/**
 * What did not reach the members of a learning team, for who leads it: to help, and never to judge. A pause is no
 * failure and does not show. Two requests a member. Throws `not-allowed`, `not-found`.
 */
export async function listFailedDeliveries(world: World, facilitator: Person, place: Place): Promise<FailedDeliveries> {
  if (!isAllowed(facilitator, { kind: 'lead-team', ...place })) throw new LedtradError('not-allowed');
  const page = await world.cohorts.teamPage(place);
  if (!page) throw new LedtradError('not-found');
  const members = await Promise.all(page.members.map(async ({ pid, name }) => {
    const home = (await world.people.load(pid))?.value.home;
    const failures = home ? await world.lanes.failuresOf(home.tenantId, { kind: 'person', pid }) : [];
    return { pid, ...(name === undefined ? {} : { name }), failures: latestFirst(failures) };
  }));
  const linked = await world.cohorts.channelTenant(place);
  const channel = linked ? await world.lanes.failuresOf(linked, { kind: 'channel', cohortId: place.cohortId, teamId: place.teamId }) : [];
  return { members: members.filter(({ failures }) => failures.length > 0), channel: latestFirst(channel) };
}

function latestFirst(failures: readonly Failure[]): readonly Failure[] {
  return [...failures].sort((a, b) => (a.at < b.at ? 1 : -1));
}
