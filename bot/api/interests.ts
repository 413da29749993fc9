import { listInterests } from '../usecases/list-interests.ts';
import type { InterestsView } from './contract/interests.ts';
import type { Endpoint } from './endpoint.ts';
import { pageOf } from './parameters.ts';

const INTERESTS_A_PAGE = 50;

/** Registered interests, for facilitators. */
export const interests: Endpoint = {
  method: 'get',
  path: '/interests',
  async answer(call): Promise<InterestsView> {
    const { items, earlier } = await listInterests(call.world, call.person.value, pageOf(call, INTERESTS_A_PAGE));
    return {
      interests: items.map(({ pid, name, municipality, school, why, registeredAt }) => ({ id: pid, name, municipality, school, why, registeredAt })),
      ...(earlier ? { earlier } : {}),
    };
  },
};
