import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Attempted } from './delivery/lane-sender.ts';
import { laneName } from './domain/lane/lane-name.ts';

/** Outcomes that an operator should see among the others. */
const WORTH_A_LOOK: ReadonlySet<Attempted['outcome']> = new Set(['unknown', 'refused', 'not-authorised', 'not-drawn']);
const MARK_LENGTH = 12;

/** One line for each attempt to send, the same mark for each attempt at one card; neither whose it is nor what it says. */
export function deliveryLog(logger: Logger): (attempted: Attempted) => void {
  return ({ tenantId, delivery, ...attempted }) => {
    const line = { door: 'clock', lane: laneName(tenantId), card: markOf(delivery), ...attempted };
    if (WORTH_A_LOOK.has(attempted.outcome)) logger.warn(line, 'not delivered');
    else logger.info(line, 'delivery');
  };
}

/** A delivery's id names the person that it is for. */
function markOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('hex').slice(0, MARK_LENGTH);
}
