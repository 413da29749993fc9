import { LedtradError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import { parseWishKey } from '../../domain/nudges/wish.ts';
import { retryDelivery } from '../../usecases/nudges/retry-delivery.ts';
import { retryRequest } from '../contract/deliveries.ts';
import type { Endpoint } from '../endpoint.ts';
import { cohortIdOf, keyOf, parsedBody, teamIdOf } from '../parameters.ts';

/** *Skicka igen*: once more what did not arrive. */
export const retry: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/teams/:team/deliveries/retry',
  async answer(call): Promise<Record<string, never>> {
    const { person, key: text } = parsedBody(retryRequest, call.body);
    const key = parseWishKey(text);
    if (!key) throw new LedtradError('input-invalid');
    const pid = keyOf(person) as PersonId; // Only text of this shape can be one; whether it is a member, the use case tells.
    await retryDelivery(call.world, call.person.value, { cohortId: cohortIdOf(call), teamId: teamIdOf(call) }, pid, key);
    return {};
  },
};
