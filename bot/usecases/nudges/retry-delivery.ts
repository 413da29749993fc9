import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import { FAILURE_STATES } from '../../domain/lane/lane.ts';
import { withUnsaid } from '../../domain/nudges/said.ts';
import type { WishKey } from '../../domain/nudges/wish.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Place } from '../../ports/cohorts.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/**
 * Once more what did not arrive: as if it had not been said, and as if the person could be reached. Whether it is still
 * to be said, and when, is decided as always; so nobody who has answered meanwhile is asked again. A broadcast goes out
 * again to this one receiver, unless its time is over. Throws `not-allowed`, `not-found`.
 */
export async function retryDelivery(world: World, facilitator: Person, place: Place, pid: PersonId, key: WishKey): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-team', ...place });
  const loaded = await world.people.load(pid);
  const isMember = loaded?.value.roles.some((role) => role.kind === 'principal' && role.cohortId === place.cohortId && role.teamId === place.teamId);
  const home = loaded?.value.home;
  if (!loaded || !isMember || !home) throw new LedtradError('not-found');
  const failure = (await world.lanes.failuresOf(home.tenantId, { kind: 'person', pid })).find((each) => each.key === key);
  if (!failure || (failure.delivery && failure.delivery.notAfter <= instantText(world.clock.now()))) throw new LedtradError('not-found');
  await changePerson(world, loaded, ({ unreachable: _reachedAgain, ...current }) => ({ result: undefined, change: changed(withUnsaid(current, [key, ...failure.lines])) }));
  const { campaignId, notAfter } = failure.delivery ?? {};
  if (campaignId && notAfter) await world.lanes.sendAgain(home.tenantId, { campaignId, states: FAILURE_STATES, at: instantText(world.clock.now()), notAfter, only: { kind: 'person', pid } });
}
