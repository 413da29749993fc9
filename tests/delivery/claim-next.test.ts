import assert from 'node:assert/strict';
import { hasRoomToClaim } from '../../bot/delivery/claim-next.ts';

describe('how much is claimed', () => {
  it('is as much as waits for its turn in a lane at full rate, eight at a time', () => {
    assert.deepEqual([0, 8, 16, 17, 24].map((claimed) => hasRoomToClaim(claimed, 45)), [true, true, true, false, false]);
  });

  it('is no more than is sent in a second where the lane is slow', () => {
    assert.deepEqual([0, 4, 5].map((claimed) => hasRoomToClaim(claimed, 12)), [true, true, false]);
  });

  it('is eight at least, however slow the lane', () => {
    assert.deepEqual([0, 1].map((claimed) => hasRoomToClaim(claimed, 1)), [true, false]);
  });
});
