import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Finished } from '../../bot/delivery/finished.ts';
import { MOST_ROWS, rowsIn, type LaneGroup } from '../../bot/domain/lane/lane.ts';

const GATHERED_FOR_MS = 200;

/** So many rows that belong together. */
function aGroup(rows: number): LaneGroup {
  return Array.from({ length: rows }, (_, row) => ({ kind: 'forget-slot', id: `2026-11-26|p-${row}` }));
}

describe('what is finished', () => {
  it('is written in the order in which it was, as much at once as there is room for beside the claims', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 20 }).map(aGroup), { maxLength: 60 });
    fc.assert(fc.property(groups, fc.integer({ min: 0, max: MOST_ROWS - 20 }), (all, claimed) => {
      const finished = new Finished();
      finished.add(all);
      const claim = aGroup(claimed);
      const written: LaneGroup[] = [];
      while (!finished.isEmpty) {
        const [first, ...more] = finished.fillUp([claim]);
        assert.equal(first, claim);
        assert.ok(more.length > 0);
        written.push(...more);
        const rows = [claim, ...more].reduce((sum, group) => sum + rowsIn(group), 0);
        const next = all[written.length];
        assert.ok(rows <= MOST_ROWS && (next === undefined || rows + rowsIn(next) > MOST_ROWS));
      }
      assert.ok(written.length === all.length && written.every((group, index) => group === all[index]));
    }));
  });

  it('may wait a moment for others, from the first of them on', () => {
    const finished = new Finished();
    assert.equal(finished.mayGather(0), false);
    finished.gather([aGroup(1)], 1_000);
    finished.gather([aGroup(1)], 1_100);
    assert.deepEqual([finished.gatherUntil, finished.mayGather(1_000 + GATHERED_FOR_MS - 1), finished.mayGather(1_000 + GATHERED_FOR_MS)], [1_000 + GATHERED_FOR_MS, true, false]);
  });

  it('waits no longer when it is as many as are claimed at once', () => {
    const finished = new Finished();
    for (let index = 0; index < 7; index += 1) finished.gather([aGroup(1)], 0);
    assert.equal(finished.mayGather(1), true);
    finished.gather([aGroup(1)], 1);
    assert.equal(finished.mayGather(1), false);
  });

  it('waits for nothing when it is to be written by the next round', () => {
    const finished = new Finished();
    finished.add([aGroup(1)]);
    assert.equal(finished.mayGather(0), false);
  });
});
