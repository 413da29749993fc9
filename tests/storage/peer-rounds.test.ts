import assert from 'node:assert/strict';
import type { PeerRoundId, PersonId } from '../../bot/domain/ids.ts';
import type { ConfirmedRound, PeerRound } from '../../bot/domain/peers/round.ts';
import type { PeerRounds } from '../../bot/ports/peer-rounds.ts';
import { peerRoundStore } from '../../bot/storage/peer-rounds.ts';
import { azureTables } from '../../bot/storage/table/azure-tables.ts';
import { AnswerLost, memoryTables } from '../../bot/storage/table/memory-tables.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { COHORT, countingIds, OTHER_TEAM, TEAM } from '../support/world.ts';
import { coded } from '../usecases/builders.ts';

const OF_TEAM = { kind: 'team', teamId: TEAM } as const;
const OF_COHORT = { kind: 'cohort' } as const;

function aProposal(number: number, scope: PeerRound['scope'] = OF_TEAM): PeerRound {
  return { id: `k-${number}` as PeerRoundId, scope, groups: [['p-a', 'p-b'] as PersonId[]] };
}

function confirmedOf(proposal: PeerRound, day: number): ConfirmedRound {
  return { ...proposal, confirmedAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z` };
}

async function confirms(store: PeerRounds, number: number, scope: PeerRound['scope'] = OF_TEAM): Promise<void> {
  const proposal = aProposal(number, scope);
  await store.propose(COHORT, proposal, undefined);
  const { proposal: open } = await store.latest(COHORT, scope, 1);
  await store.confirm(COHORT, confirmedOf(proposal, number), open?.etag ?? '');
}

function promises(newTables: () => Promise<Tables>): void {
  async function aStore(): Promise<PeerRounds> {
    return peerRoundStore(await newTables(), countingIds().operation);
  }

  it('keeps one open proposal a scope, changed only by who has read it', async () => {
    const store = await aStore();
    await store.propose(COHORT, aProposal(1), undefined);
    await store.propose(COHORT, aProposal(2, OF_COHORT), undefined);
    await assert.rejects(store.propose(COHORT, aProposal(3), undefined), coded('conflict'));
    const { proposal } = await store.latest(COHORT, OF_TEAM, 5);
    assert.deepEqual(proposal?.value, aProposal(1));
    await store.propose(COHORT, aProposal(4), proposal?.etag);
    await assert.rejects(store.propose(COHORT, aProposal(5), proposal?.etag), coded('conflict'));
    await assert.rejects(store.discard(COHORT, OF_TEAM, proposal?.etag ?? ''), coded('conflict'));
    assert.deepEqual((await store.latest(COHORT, OF_COHORT, 5)).proposal?.value, aProposal(2, OF_COHORT));
  });

  it('makes a round of a proposal that is as it was read, and of no other', async () => {
    const store = await aStore();
    await store.propose(COHORT, aProposal(1), undefined);
    const { proposal } = await store.latest(COHORT, OF_TEAM, 5);
    assert.ok(proposal);
    await store.propose(COHORT, aProposal(2), proposal.etag);
    await assert.rejects(store.confirm(COHORT, confirmedOf(aProposal(1), 1), proposal.etag), coded('conflict'));
    assert.deepEqual((await store.latest(COHORT, OF_TEAM, 5)).confirmed, []);
  });

  it('tells the latest rounds of a scope first, those of another team not at all, and everywhere all of them', async () => {
    const store = await aStore();
    for (const number of [1, 2, 3]) await confirms(store, number);
    await confirms(store, 4, { kind: 'team', teamId: OTHER_TEAM });
    await confirms(store, 5, OF_COHORT);
    await store.propose(COHORT, aProposal(6), undefined);
    const { proposal, confirmed } = await store.latest(COHORT, OF_TEAM, 2);
    assert.deepEqual([proposal?.value.id, confirmed.map(({ value }) => value.id)], ['k-6', ['k-3', 'k-2']]);
    assert.deepEqual((await store.everywhere(COHORT)).map(({ id }) => id).sort(), ['k-1', 'k-2', 'k-3', 'k-4', 'k-5']);
  });

  it('remembers that everybody has been told', async () => {
    const store = await aStore();
    await confirms(store, 1);
    const [round] = (await store.latest(COHORT, OF_TEAM, 1)).confirmed;
    assert.ok(round);
    await store.markTold(COHORT, round);
    assert.equal((await store.latest(COHORT, OF_TEAM, 1)).confirmed[0]?.value.told, true);
    await assert.rejects(store.markTold(COHORT, round), coded('conflict'));
  });
}

describe('rounds of colleagues in memory', () => {
  promises(async () => memoryTables());

  it('know their own confirmation again when its answer was lost', async () => {
    let lose = false;
    const tables = memoryTables({
      faults: {
        after: ({ operation }) => {
          if (!lose || operation !== 'commit') return;
          lose = false;
          throw new AnswerLost();
        },
      },
    });
    const store = peerRoundStore(tables, countingIds().operation);
    await store.propose(COHORT, aProposal(1), undefined);
    const { proposal } = await store.latest(COHORT, OF_TEAM, 1);
    lose = true;
    await store.confirm(COHORT, confirmedOf(aProposal(1), 1), proposal?.etag ?? '');
    assert.equal((await store.latest(COHORT, OF_TEAM, 1)).confirmed.length, 1);
  });
});

describe('rounds of colleagues on the table service', () => {
  let azurite: Azurite;
  before(async () => { azurite = await startAzurite(); });
  after(() => azurite.close());
  beforeEach(async () => { await emptied(azurite); });

  promises(async () => {
    const tables = azureTables({ connectionString: azurite.connectionString });
    await tables.ensureTables();
    return tables;
  });
}).timeout(30_000);

/** What an earlier test left in the cohort's partition. */
async function emptied({ connectionString }: Azurite): Promise<void> {
  const tables = azureTables({ connectionString });
  await tables.ensureTables();
  for (const { rk } of await tables.range('Cohort', COHORT, { prefix: '' })) await tables.commit('Cohort', COHORT, [{ kind: 'delete', rk }]);
}
