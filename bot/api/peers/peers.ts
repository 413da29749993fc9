import type { PeersView } from '../contract/peers.ts';
import type { Endpoint } from '../endpoint.ts';
import { scopeOf, viewPeers } from './peers-view.ts';

/** *Kollegor*: who reflects with whom, proposed and confirmed. */
export const peers: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/peers',
  answer: (call): Promise<PeersView> => viewPeers(call, scopeOf(call.query['team'])),
};
