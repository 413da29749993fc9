import { instantText } from '../domain/calendar/instant-text.ts';
import { tooLate } from './after-sending.ts';
import type { Broadcasts } from './broadcasts.ts';
import { claimDelivery, claimHint } from './claim.ts';
import { closing, type Claim, type Desk } from './desk.ts';
import type { LaneState, Next } from './lane-state.ts';
import { CLAIMED_AT_ONCE } from './round-rows.ts';

/** Claimed at once: those that wait for their turn to be sent among them. */
export const MOST_CLAIMED = 24;
/** A recipient who cannot be read is looked at again after so long. */
const READ_AGAIN_MS = 5_000;

export interface Claiming {
  readonly desk: Desk;
  readonly state: LaneState;
  readonly broadcasts: Broadcasts;
  /** Loads what is needed to send. */
  readonly prepare?: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/**
 * Whether a round claims, in a lane that sends at this rate a second. A few cost a transaction as well: enough are claimed
 * to go on with until there is room for as many as it takes. Of a slow lane no more are claimed than are soon sent: what is
 * claimed has been looked at for the last time.
 */
export function hasRoomToClaim(claimed: number, rate: number): boolean {
  const most = Math.min(MOST_CLAIMED, Math.max(CLAIMED_AT_ONCE, rate));
  return most - claimed >= CLAIMED_AT_ONCE;
}

/** What may be begun now, the most pressing first, each decided from its recipient as they are now. */
export async function claimNext(claiming: Claiming): Promise<readonly Claim[]> {
  const { desk, state, prepare } = claiming;
  const next = state.next(instantText(desk.world.clock.now()), CLAIMED_AT_ONCE);
  if (next.length > 0) await prepare?.();
  const claims = await Promise.all(next.map((each) => claimOrPutOff(claiming, each)));
  return claims.filter((claim) => claim !== undefined);
}

/** A recipient who cannot be read holds no other back. */
async function claimOrPutOff(claiming: Claiming, next: Next): Promise<Claim | undefined> {
  const { desk, broadcasts } = claiming;
  try {
    if (next.kind === 'hint') return await claimHint(desk, next.hint);
    return broadcasts.isCancelled(next.delivery) ? broadcasts.cancelling(next.delivery) : await claimDelivery(desk, next.delivery);
  } catch (error) {
    claiming.onError(error);
    return withoutReading(claiming, next);
  }
}

/** A hint is read anew by the next look; what is queued is tried again until its time is over, and then it is listed. */
function withoutReading({ desk, state }: Claiming, next: Next): Claim | undefined {
  if (next.kind === 'hint') {
    state.unhinted(next.hint.value);
    return undefined;
  }
  const { delivery } = next;
  const now = desk.world.clock.now();
  if (instantText(now) >= delivery.notAfter) return { group: closing(delivery, tooLate(delivery, now)) };
  state.queued({ ...delivery, state: { kind: 'ready', notBefore: instantText(now.add({ milliseconds: READ_AGAIN_MS })) } });
  return undefined;
}
