import type { PersonId } from '../../domain/ids.ts';
import { arrangePeers } from '../../usecases/peers/arrange-peers.ts';
import { arrangePeersRequest, type PeersView } from '../contract/peers.ts';
import type { Endpoint } from '../endpoint.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';
import { scopeOf, viewPeers } from './peers-view.ts';

/** The open proposal as the facilitator wants it. */
export const arrange: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/peers/arrange',
  async answer(call): Promise<PeersView> {
    const { team, etag, groups } = parsedBody(arrangePeersRequest, call.body);
    const scope = scopeOf(team);
    // Whether they are ids of these people, the use case tells.
    await arrangePeers(call.world, call.person.value, cohortIdOf(call), scope, { etag, groups: groups.map((group) => group.map((id) => id as PersonId)) });
    return await viewPeers(call, scope);
  },
};
