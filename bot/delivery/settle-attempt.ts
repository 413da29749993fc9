import type { Delivery } from '../domain/lane/lane.ts';
import { afterSending, type AfterSending, type Attempt, type Closed } from './after-sending.ts';
import { addresseeOf } from './claim.ts';
import { closing, unsent, type Desk, type Sending } from './desk.ts';
import type { LaneState } from './lane-state.ts';
import { settle, type Settled } from './settle.ts';
import { LaneLost, type WhenThere } from './until-answered.ts';

/** Failures that one card makes up for. */
const MOST_MENDED = 10;

export interface Settling {
  readonly desk: Desk;
  readonly state: Pick<LaneState, 'failuresOf'>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly whenThere: WhenThere;
  readonly onError: (error: unknown) => void;
}

/** What is to be written of a card after an attempt: that it is tried again, or that it is over. */
export async function settleAttempt(settling: Settling, sending: Sending, attempt: Attempt): Promise<Settled> {
  const after = following(settling, sending.delivery, attempt);
  if (after.kind === 'again') return requeued(after.delivery);
  return await close(settling, sending.delivery, after, () => settle(settling.desk, sending, after));
}

/** The same of one that a holder of another epoch was sending: whether it arrived, nobody lived to know. */
export async function settleUnknown(settling: Settling, delivery: Delivery): Promise<Settled> {
  const { desk } = settling;
  const after = following(settling, delivery, { kind: 'unknown' });
  if (after.kind === 'again') return requeued(after.delivery);
  return await close(settling, delivery, after, async () => {
    const addressee = await addresseeOf(desk, delivery);
    return addressee ? await settle(desk, { delivery, addressee }, after) : { group: unsent(delivery, 'gone', desk.world.clock.now()) };
  });
}

function following({ desk, random }: Settling, delivery: Delivery, attempt: Attempt): AfterSending {
  return afterSending(delivery, attempt, desk.world.clock.now(), random());
}

function requeued(delivery: Delivery): Settled {
  return { group: [{ kind: 'requeue', delivery }] };
}

/** A head that cannot be read or written holds no other card back: of that one the lane alone knows what became of it. */
async function close({ state, whenThere, onError }: Settling, delivery: Delivery, closed: Closed, settling: () => Promise<Settled>): Promise<Settled> {
  const settled = await whenThere(settling).catch((error: unknown): Settled => {
    if (error instanceof LaneLost) throw error;
    onError(error);
    return { group: closing(delivery, closed) };
  });
  const mended = closed.failure ? [] : state.failuresOf(delivery.to, delivery.kind).slice(0, MOST_MENDED);
  return { ...settled, group: [...settled.group, ...mended.map((key) => ({ kind: 'forget-failure' as const, to: delivery.to, key }))] };
}
