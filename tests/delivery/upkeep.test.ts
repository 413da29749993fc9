import assert from 'node:assert/strict';
import type { LaneGroup } from '../../bot/domain/lane/lane.ts';
import type { OperationId } from '../../bot/domain/ids.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { LaneUpkeep } from '../../bot/delivery/lane-upkeep.ts';
import { TENANT, testWorld, type TestWorld } from '../support/world.ts';

const SIX_HOURS = 6 * 60 * 60_000;
const LANE = { holder: 'h', epoch: 1, rate: 45, stats: { pending: 0, failures: { unreachable: 0, uncertain: 0, poisoned: 0, expired: 0 } } };

async function slotsOn(world: TestWorld, dates: readonly string[]): Promise<void> {
  const groups = dates.map((date): LaneGroup => [{ kind: 'slot', slot: { id: `${date}|p-maja`, kind: 'weekly-card', key: wishKey('weekly-card', '2026-W30'), state: 'sent', at: `${date}T13:00:00.000Z` } }]);
  await world.lanes.commit(TENANT, LANE, undefined, groups, 'o-slots' as OperationId);
}

function idsIn(groups: readonly LaneGroup[]): string[] {
  return groups.flatMap((group) => group.flatMap((change) => (change.kind === 'forget-slot' ? [change.id] : [])));
}

describe('the upkeep of a lane', () => {
  it('clears away what stood in the slots of sixty days ago, some hours after the lane was taken, and nothing later', async () => {
    const world = await testWorld(); // It is 22 November.
    await slotsOn(world, ['2026-07-30', '2026-09-22', '2026-09-23', '2026-11-19']);
    const upkeep = new LaneUpkeep({ world, tenantId: TENANT, epoch: 1 }, 0, (error) => { throw error; });
    assert.deepEqual(await upkeep.forgotten(SIX_HOURS - 1), []);
    assert.deepEqual(idsIn(await upkeep.forgotten(SIX_HOURS)), ['2026-07-30|p-maja', '2026-09-22|p-maja']);
    assert.deepEqual(await upkeep.forgotten(SIX_HOURS + 1), []);
  });

  it('goes on with the next some seconds later where there are many', async () => {
    const world = await testWorld();
    const days = Array.from({ length: 3 }, (_, month) => Array.from({ length: 28 }, (_, day) => `2025-0${month + 1}-${String(day + 1).padStart(2, '0')}`)).flat();
    for (let turn = 0; turn < 3; turn += 1) {
      const lane = await world.lanes.look(TENANT);
      const groups = days.map((date): LaneGroup => [{ kind: 'slot', slot: { id: `${date}|p-${turn}`, kind: 'weekly-card', key: wishKey('weekly-card', '2025-W01'), state: 'sent', at: `${date}T13:00:00.000Z` } }]);
      await world.lanes.commit(TENANT, LANE, lane, groups, `o-${turn}` as OperationId);
    }
    const upkeep = new LaneUpkeep({ world, tenantId: TENANT, epoch: 1 }, 0, (error) => { throw error; });
    const first = await upkeep.forgotten(SIX_HOURS);
    assert.equal(idsIn(first).length, 60);
    const lane = await world.lanes.look(TENANT);
    for (const [index, group] of first.entries()) await world.lanes.commit(TENANT, LANE, index === 0 ? lane : await world.lanes.look(TENANT), [group], `o-f${index}` as OperationId);
    assert.deepEqual(await upkeep.forgotten(SIX_HOURS + 4_999), []);
    const second = idsIn(await upkeep.forgotten(SIX_HOURS + 5_000));
    assert.deepEqual([second.length, second.filter((id) => idsIn(first).includes(id))], [60, []]);
  });
});
