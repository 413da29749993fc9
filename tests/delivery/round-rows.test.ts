import assert from 'node:assert/strict';
import { Broadcasts } from '../../bot/delivery/broadcasts.ts';
import { claimDelivery } from '../../bot/delivery/claim.ts';
import type { Desk } from '../../bot/delivery/desk.ts';
import { LaneState } from '../../bot/delivery/lane-state.ts';
import { BROADCAST_ROWS, CLAIMED_AT_ONCE, MOST_CLAIM_ROWS, QUEUED_AT_ONCE } from '../../bot/delivery/round-rows.ts';
import type { CampaignId } from '../../bot/domain/ids.ts';
import { MOST_ROWS, rowsIn, type Delivery, type LaneGroup } from '../../bot/domain/lane/lane.ts';
import { TENANT } from '../support/world.ts';
import { aLaneHistory, broadcast, CAMPAIGN, DUE, PROMPT, type LaneHistory } from './lane-history.ts';
import { FIRST } from './working.ts';

const LATER = '2026-11-26T15:00:00.000Z';

function deskOf({ world }: LaneHistory): Desk {
  return { world, tenantId: TENANT, epoch: 1 };
}

function rowsOf(groups: readonly LaneGroup[]): number {
  return groups.reduce((rows, group) => rows + rowsIn(group), 0);
}

describe('the rows of a round', () => {
  it('are those of all claims, and of as many receivers as are queued at once with their slots and the ticket', async () => {
    const history = await aLaneHistory(QUEUED_AT_ONCE + 1);
    await broadcast(history, history.pids);
    const broadcasts = new Broadcasts(deskOf(history));
    await broadcasts.look();
    await broadcasts.expand(new LaneState());
    const groups = broadcasts.changes();
    assert.equal(groups.flat().filter(({ kind }) => kind === 'queue').length, QUEUED_AT_ONCE);
    const rows = CLAIMED_AT_ONCE * MOST_CLAIM_ROWS + rowsOf(groups);
    assert.ok(rows <= MOST_ROWS, `${rows} rows`);
  });

  it('have room for the broadcasts that are over, however many end together', async () => {
    const history = await aLaneHistory(1);
    for (let index = 0; index < MOST_ROWS; index += 1) await broadcast(history, [], { campaignId: `k-${index}` as CampaignId, cancelled: true });
    const broadcasts = new Broadcasts(deskOf(history));
    await broadcasts.look();
    const groups = broadcasts.changes();
    assert.ok(groups.length > 1 && groups.flat().every(({ kind }) => kind === 'ticket-done'));
    assert.ok(rowsOf(groups) <= BROADCAST_ROWS, `${rowsOf(groups)} rows`);
  });

  it('have room for a claim of what is over at once, is listed, gives its day back and is planned anew', async () => {
    const history = await aLaneHistory(1);
    history.world.clock.set(LATER);
    const late: Delivery = {
      id: `2026-11-26|!${CAMPAIGN}|${FIRST}`,
      to: { kind: 'person', pid: FIRST },
      kind: 'meeting-prompt',
      key: PROMPT as Delivery['key'],
      lines: [],
      date: '2026-11-26',
      dueAt: DUE,
      notAfter: LATER,
      campaignId: CAMPAIGN,
      slot: `2026-11-26|${FIRST}`,
      state: { kind: 'ready', notBefore: DUE },
      unknowns: 0,
      delays: 0,
    };
    const { group } = await claimDelivery(deskOf(history), late);
    assert.deepEqual(group.map(({ kind }) => kind), ['close', 'forget-slot', 'hint']);
    assert.ok(rowsIn(group) <= MOST_CLAIM_ROWS, `${rowsIn(group)} rows`);
  });
});
