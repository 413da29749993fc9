import assert from 'node:assert/strict';
import type { OrganisationId, PersonId } from '../../bot/domain/ids.ts';
import { confirmPeers } from '../../bot/usecases/peers/confirm-peers.ts';
import { proposePeers } from '../../bot/usecases/peers/propose-peers.ts';
import { aPerson, COHORT, NOW, TEAM } from '../support/world.ts';
import { aHolder, aLaneHistory, isAnswering, type LaneHistory } from './lane-history.ts';

const FACILITATOR = aPerson({ pid: 'p-ingrid' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
const OF_TEAM = { kind: 'team', teamId: TEAM } as const;

describe('colleagues who were confirmed in working hours', () => {
  it('are each told once, by the lane of their tenant', async () => {
    const history = await aLaneHistory(4, { change: isAnswering });
    await confirms(history);
    const { id } = (await history.world.peerRounds.latest(COHORT, OF_TEAM, 1)).confirmed[0]?.value ?? assert.fail('no round');
    await work(history);
    await work(history);
    assert.deepEqual(history.teams.cards.map(({ pid, key }) => [pid, key]).sort(), history.pids.map((pid) => [pid, `new-peer|${id}`]));
  });
});

async function confirms({ world, pids }: LaneHistory): Promise<void> {
  await world.rosters.putAll(COHORT, pids.map((pid) => ({
    pid, name: pid, protectedIdentity: false, organisationId: 'o-1' as OrganisationId, school: pid, context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM,
  })));
  for (const pid of pids) await world.rosters.markMet(COHORT, pid, NOW);
  await proposePeers(world, FACILITATOR, COHORT, { scope: OF_TEAM, renews: false });
  const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
  assert.ok(proposal);
  await confirmPeers(world, FACILITATOR, COHORT, OF_TEAM, { id: proposal.value.id, etag: proposal.etag });
}

async function work(history: LaneHistory): Promise<void> {
  assert.equal(await (await aHolder(history, 'h')).work(), 'idle');
}
