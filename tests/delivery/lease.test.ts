import assert from 'node:assert/strict';
import { fairShare, LaneWatch, LEASE_TIMES } from '../../bot/delivery/lease.ts';
import { NO_FAILURES, type Lane } from '../../bot/domain/lane/lane.ts';
import type { Versioned } from '../../bot/ports/stored.ts';

/** Milliseconds. */
const { takeAfter, sendWithin, renewEvery, silence } = LEASE_TIMES;

describe('who watches a lane', () => {
  it('may take one that nobody has ever held, or that was given back, at once', () => {
    assert.equal(new LaneWatch().mayTake(undefined, 0, { takeAfter }), true);
    assert.equal(new LaneWatch().mayTake(aLane('a', { released: true }), 0, { takeAfter }), true);
  });

  it('may take one of which the row has stood unchanged for 30 s of its own time', () => {
    const watch = new LaneWatch();
    assert.equal(watch.mayTake(aLane('a'), 1_000, { takeAfter }), false);
    assert.equal(watch.mayTake(aLane('a'), 1_000 + takeAfter - 1, { takeAfter }), false);
    assert.equal(watch.mayTake(aLane('a'), 1_000 + takeAfter, { takeAfter }), true);
  });

  it('counts anew when the row has been written, however long it has watched', () => {
    const watch = new LaneWatch();
    watch.mayTake(aLane('a'), 0, { takeAfter });
    assert.equal(watch.mayTake(aLane('b'), takeAfter, { takeAfter }), false);
    assert.equal(watch.mayTake(aLane('b'), 2 * takeAfter - 1, { takeAfter }), false);
    assert.equal(watch.mayTake(aLane('b'), 2 * takeAfter, { takeAfter }), true);
  });

  it('counts anew when it could not be looked at: its holder could not write either, and comes back first', () => {
    const watch = new LaneWatch();
    watch.mayTake(aLane('a'), 0, { takeAfter });
    watch.lostSight();
    assert.equal(watch.mayTake(aLane('a'), 2 * takeAfter, { takeAfter }), false);
    assert.equal(watch.mayTake(aLane('a'), 3 * takeAfter, { takeAfter }), true);
  });

  it('takes nobody’s word for how late it is', () => {
    const watch = new LaneWatch();
    watch.mayTake(aLane('a', { pausedUntil: '1999-01-01T00:00:00.000Z' }), 0, { takeAfter });
    assert.equal(watch.mayTake(aLane('a', { pausedUntil: '2999-01-01T00:00:00.000Z' }), takeAfter, { takeAfter }), true);
  });
});

describe('the times of a lease', () => {
  it('leave room: its holder renews well before it may no longer send, and sends no more when another may take it', () => {
    assert.ok(2 * renewEvery <= sendWithin);
    assert.ok(sendWithin + silence < takeAfter);
  });
});

describe('the lanes’ fair share', () => {
  it('is all of them for one process, and never less than so that all are held', () => {
    assert.equal(fairShare(7, 1), 7);
    assert.equal(fairShare(7, 2), 4);
    assert.equal(fairShare(1, 5), 1);
    assert.equal(fairShare(0, 3), 0);
    for (let lanes = 0; lanes < 30; lanes += 1) for (let copies = 1; copies < 9; copies += 1) assert.ok(fairShare(lanes, copies) * copies >= lanes);
  });
});

function aLane(etag: string, lane: Partial<Lane> = {}): Versioned<Lane> {
  return { etag, value: { holder: 'somebody', epoch: 1, rate: 45, stats: { pending: 0, failures: NO_FAILURES }, ...lane } };
}
