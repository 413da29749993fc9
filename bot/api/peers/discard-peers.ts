import { discardProposal } from '../../usecases/peers/propose-peers.ts';
import { discardPeersRequest, type PeersView } from '../contract/peers.ts';
import type { Endpoint } from '../endpoint.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';
import { scopeOf, viewPeers } from './peers-view.ts';

/** The open proposal is thrown away. */
export const discard: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/peers/discard',
  async answer(call): Promise<PeersView> {
    const { team, etag } = parsedBody(discardPeersRequest, call.body);
    const scope = scopeOf(team);
    await discardProposal(call.world, call.person.value, cohortIdOf(call), scope, etag);
    return await viewPeers(call, scope);
  },
};
