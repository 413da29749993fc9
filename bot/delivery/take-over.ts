import type { Delivery, Failure } from '../domain/lane/lane.ts';
import type { Broadcasts } from './broadcasts.ts';
import type { Desk } from './desk.ts';
import type { LaneState } from './lane-state.ts';
import type { WhenThere } from './until-answered.ts';

const FAILURES_AT_ONCE = 500;

export interface TakeOver {
  readonly desk: Desk;
  /** Learns what stands in the table. */
  readonly state: LaneState;
  readonly broadcasts: Broadcasts;
  readonly whenThere: WhenThere;
  /** Told at once of each that the last holder was sending. */
  readonly onUnknown: (delivery: Delivery) => void;
  /** Told of all that are listed, some at a time. */
  readonly onFailures: (failures: readonly Failure[]) => void;
}

/** Reads what the last holder left, once: from then on the new one alone writes it. */
export async function takeOver({ desk: { world, tenantId }, state, broadcasts, whenThere, onUnknown, onFailures }: TakeOver): Promise<void> {
  for (const delivery of await whenThere(() => world.lanes.queue(tenantId))) {
    state.queued(delivery);
    if (delivery.state.kind === 'sending') onUnknown(delivery);
  }
  for (let before: string | undefined, more = true; more;) {
    const page = { limit: FAILURES_AT_ONCE, ...(before === undefined ? {} : { before }) };
    const { items, earlier } = await whenThere(() => world.lanes.failures(tenantId, page));
    for (const { to, key, state: failure } of items) state.failed(to, key, failure);
    onFailures(items);
    before = earlier;
    more = earlier !== undefined;
  }
  await whenThere(() => broadcasts.load());
}
