import type { SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';
import { leadsAllOf } from './may-act.ts';
import { findSent } from './view-broadcast.ts';

const MOST_TRIES = 5;

/**
 * Something is decided of a broadcast that has been sent, by who leads all of its receivers; the lanes are to be told. A
 * lost race is decided again; undefined where nothing is to change. Throws `not-allowed`, `not-found`, `too-busy`.
 */
export async function changeSent(
  world: World,
  facilitator: Person,
  cohortId: CohortId,
  id: CampaignId,
  decide: (broadcast: SentBroadcast) => SentBroadcast | undefined,
): Promise<SentBroadcast> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const { value, etag } = await findSent(world, facilitator, cohortId, id);
    if (!leadsAllOf(facilitator, cohortId, value.scope)) throw new LedtradError('not-allowed');
    const decided = decide(value);
    if (!decided) return value;
    try {
      return await saved(world, { ...decided, rev: value.rev + 1 }, etag);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}

async function saved(world: World, broadcast: SentBroadcast, etag: string): Promise<SentBroadcast> {
  await world.broadcasts.save(broadcast, etag, 'carry-out');
  return broadcast;
}
