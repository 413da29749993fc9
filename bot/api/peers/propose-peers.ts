import { proposePeers } from '../../usecases/peers/propose-peers.ts';
import { proposePeersRequest, type PeersView } from '../contract/peers.ts';
import type { Endpoint } from '../endpoint.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';
import { scopeOf, viewPeers } from './peers-view.ts';

/** A proposal of colleagues, in place of the open one if there is one. */
export const propose: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/peers/propose',
  async answer(call): Promise<PeersView> {
    const { team, renews, etag } = parsedBody(proposePeersRequest, call.body);
    const scope = scopeOf(team);
    await proposePeers(call.world, call.person.value, cohortIdOf(call), { scope, renews, ...(etag === undefined ? {} : { etag }) });
    return await viewPeers(call, scope);
  },
};
