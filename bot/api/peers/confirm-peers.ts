import type { PeerRoundId } from '../../domain/ids.ts';
import { confirmPeers } from '../../usecases/peers/confirm-peers.ts';
import { confirmPeersRequest, type PeersView } from '../contract/peers.ts';
import type { Endpoint } from '../endpoint.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';
import { scopeOf, viewPeers } from './peers-view.ts';

/** The open proposal becomes the round that holds, and its members are told. */
export const confirm: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/peers/confirm',
  async answer(call): Promise<PeersView> {
    const { team, id, etag } = parsedBody(confirmPeersRequest, call.body);
    const scope = scopeOf(team);
    await confirmPeers(call.world, call.person.value, cohortIdOf(call), scope, { id: id as PeerRoundId, etag }); // Compared with what is stored.
    return await viewPeers(call, scope);
  },
};
