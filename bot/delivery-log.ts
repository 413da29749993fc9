import type { Logger } from 'pino';
import type { Attempted } from './delivery/lane-sender.ts';
import { laneName } from './domain/lane/lane-name.ts';

/** Outcomes that an operator should see among the others. */
const WORTH_A_LOOK: ReadonlySet<Attempted['outcome']> = new Set(['unknown', 'refused', 'not-authorised', 'not-drawn']);

/** One line for each attempt to send, by the delivery's key; never what the card says. */
export function deliveryLog(logger: Logger): (attempted: Attempted) => void {
  return ({ tenantId, ...attempted }) => {
    const line = { door: 'clock', lane: laneName(tenantId), ...attempted };
    if (WORTH_A_LOOK.has(attempted.outcome)) logger.warn(line, 'not delivered');
    else logger.info(line, 'delivery');
  };
}
