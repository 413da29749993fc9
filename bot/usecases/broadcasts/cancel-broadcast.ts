import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';
import { carryOut } from './carry-out.ts';
import { changeSent } from './change-sent.ts';

/** What has not been sent will not be, of the reminder neither; twice is as good as once. Throws `not-allowed`, `not-found`. */
export async function cancelBroadcast(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<void> {
  const at = instantText(world.clock.now());
  await changeSent(world, facilitator, cohortId, id, (broadcast) => {
    if (broadcast.cancelledAt !== undefined) return undefined;
    if (broadcast.outcome) throw new LedtradError('not-found');
    return { ...broadcast, cancelledAt: at };
  });
  await carryOut(world, { cohortId, id });
}
