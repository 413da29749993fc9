import { changeSettings } from '../../usecases/people/change-settings.ts';
import { listOwnPeers } from '../../usecases/peers/list-own-peers.ts';
import { peersChoice, type MyPeersView } from '../contract/peers.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { parsedBody } from '../parameters.ts';

/** Whom the caller reflects with. */
export const myPeers: Endpoint = { method: 'get', path: '/me/peers', answer };

/** Whether the caller wants a colleague; for coming rounds, and nobody is told. */
export const myPeersChoice: Endpoint = {
  method: 'put',
  path: '/me/peers/wanted',
  async answer(call): Promise<MyPeersView> {
    const { wanted } = parsedBody(peersChoice, call.body);
    return await answer({ ...call, person: await changeSettings(call.world, call.person, { peers: wanted ? 'yes' : 'no' }) });
  },
};

async function answer({ world, person: { value: person } }: ApiCall): Promise<MyPeersView> {
  const peers = await listOwnPeers(world, person);
  return { peers: peers.map(({ name }) => (name === undefined ? {} : { name })), wanted: person.settings.peers !== 'no' };
}
