import assert from 'node:assert/strict';
import type { CampaignId, CohortId, OperationId, PersonId, TeamId, TenantId } from '../../bot/domain/ids.ts';
import { NO_COUNTS, NO_FAILURES, type Delivery, type DeliveryResult, type Failure, type Lane, type LaneChange, type LinkedChannel, type SendAgain, type Ticket } from '../../bot/domain/lane/lane.ts';
import type { WishKey } from '../../bot/domain/nudges/wish.ts';
import type { Lanes } from '../../bot/ports/lanes.ts';
import type { Versioned } from '../../bot/ports/stored.ts';
import { hintStore } from '../../bot/storage/hints.ts';
import { laneStore } from '../../bot/storage/lanes.ts';
import { azureTables } from '../../bot/storage/table/azure-tables.ts';
import { AnswerLost, memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { StorageUnavailableError, type Tables } from '../../bot/storage/table/tables.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { coded } from '../usecases/builders.ts';
import { faultyHttp, losingAnswer, type FaultyHttp } from './table/faulty-http.ts';

interface Opened {
  readonly tables: Tables;
  /** The next call is carried out, but its answer is lost and the client sends it again. */
  loseNextAnswer(): void;
}

const AT = '2026-11-26T14:30:00.000Z';
const LANE: Lane = { holder: 'a', epoch: 1, rate: 45, stats: { pending: 0, failures: NO_FAILURES } };
const [MAJA, ALI, EVA, ODA] = ['p-maja', 'p-ali', 'p-eva', 'p-oda'] as [PersonId, PersonId, PersonId, PersonId];
const PLACE = { cohortId: 'c-prov' as CohortId, teamId: 'norr' as TeamId };
const CAMPAIGN = 'k-traff' as CampaignId;

let tenants = 0;
let operations = 0;

describe('lanes in memory', () => {
  lanesContract(() => {
    const losing = { next: false };
    const tables = memoryTables({ faults: { after: () => {
      if (!losing.next) return;
      losing.next = false;
      throw new AnswerLost();
    } } });
    return { tables, loseNextAnswer: () => { losing.next = true; } };
  });
});

describe('lanes on the table service', () => {
  let azurite: Azurite;
  let tables: Tables;
  const http: FaultyHttp = faultyHttp();

  before(async () => {
    azurite = await startAzurite();
    const azure = azureTables({ connectionString: azurite.connectionString, http, retry: { maxRetries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 2 } });
    await azure.ensureTables();
    tables = azure;
  });
  after(() => azurite.close());

  lanesContract(() => ({ tables, loseNextAnswer: () => http.next(losingAnswer()) }));
}).timeout(20_000);

/** What the lane store promises, whatever carries the tables. */
function lanesContract(open: () => Opened): void {
  let opened: Opened;
  let lanes: Lanes;
  let tenantId: TenantId;

  beforeEach(() => {
    opened = open();
    lanes = laneStore(opened.tables);
    tenantId = `tenant-${(tenants += 1)}` as TenantId;
  });

  async function taken(): Promise<Versioned<Lane>> {
    const result = await lanes.commit(tenantId, LANE, undefined, [], anOperation());
    assert.ok(result.kind === 'committed');
    return { value: LANE, etag: result.etag };
  }

  async function written(read: Versioned<Lane>, ...groups: readonly (readonly LaneChange[])[]) {
    const result = await lanes.commit(tenantId, LANE, read, groups, anOperation());
    assert.ok(result.kind === 'committed');
    return { ...result, lane: { value: LANE, etag: result.etag } };
  }

  const pidsQueued = async () => (await lanes.queue(tenantId)).map(({ to }) => (to.kind === 'person' ? to.pid : to.teamId));

  it('is created once, and then replaced by who read it as it is', async () => {
    assert.equal(await lanes.look(tenantId), undefined);
    const first = await taken();
    assert.deepEqual(await lanes.look(tenantId), first);
    assert.deepEqual(await lanes.commit(tenantId, { ...LANE, holder: 'b' }, undefined, [], anOperation()), { kind: 'fenced' });
    const next = await lanes.commit(tenantId, { ...LANE, holder: 'b', epoch: 2 }, first, [], anOperation());
    assert.ok(next.kind === 'committed' && next.etag !== first.etag);
    assert.equal((await lanes.look(tenantId))?.value.holder, 'b');
  });

  it('takes nothing from who has been followed', async () => {
    const first = await taken();
    await written(first);
    assert.deepEqual(await lanes.commit(tenantId, LANE, first, [[queueing(MAJA)]], anOperation()), { kind: 'fenced' });
    assert.deepEqual(await pidsQueued(), []);
  });

  it('rejects the group that is at fault, alone', async () => {
    const { lane } = await written(await taken(), [queueing(ALI)]);
    const groups = [[queueing(MAJA)], [queueing(ALI)], [queueing(EVA)]] as const;
    const { rejected, etag } = await written(lane, ...groups);
    assert.deepEqual(rejected, [groups[1]]);
    assert.deepEqual((await pidsQueued()).sort(), [ALI, EVA, MAJA].sort());
    assert.equal((await lanes.look(tenantId))?.etag, etag);
  });

  it('writes nothing of a group of which one change is at fault', async () => {
    const { lane } = await written(await taken(), [queueing(ALI)]);
    await written(lane, [queueing(MAJA), queueing(ALI)]);
    assert.deepEqual(await pidsQueued(), [ALI]);
  });

  it('recognises its own write when the answer was lost', async () => {
    const lane = await taken();
    opened.loseNextAnswer();
    const { rejected, etag } = await written(lane, [queueing(MAJA)]);
    assert.deepEqual([rejected, await pidsQueued()], [[], [MAJA]]);
    assert.equal((await lanes.look(tenantId))?.etag, etag);
  });

  it('recognises that it took the lane when the answer was lost', async () => {
    opened.loseNextAnswer();
    const { etag } = await taken();
    assert.equal((await lanes.look(tenantId))?.etag, etag);
  });

  for (let brokenOffAt = 1; brokenOffAt <= 6; brokenOffAt += 1) {
    it(`carries on with the same operation when an outage broke it off after call ${brokenOffAt}`, async () => {
      const { lane } = await written(await taken(), [queueing(ALI), queueing(ODA)]);
      const groups = [[queueing(ALI)], [queueing(MAJA)], [queueing(ODA)], [queueing(EVA)]] as const;
      const opId = anOperation();
      const failing = laneStore(away(opened.tables, brokenOffAt));
      await assert.rejects(failing.commit(tenantId, LANE, lane, groups, opId), coded('storage-unavailable'));
      const result = await lanes.commit(tenantId, LANE, lane, groups, opId);
      assert.ok(result.kind === 'committed');
      assert.deepEqual(result.rejected, [groups[0], groups[2]]);
      assert.deepEqual((await pidsQueued()).sort(), [ALI, EVA, MAJA, ODA].sort());
      assert.equal((await lanes.look(tenantId))?.etag, result.etag);
    });
  }

  it('does not take another’s write for its own after an outage', async () => {
    const lane = await taken();
    await written(lane, [queueing(ALI)]);
    assert.deepEqual(await lanes.commit(tenantId, LANE, lane, [[queueing(MAJA)]], anOperation()), { kind: 'fenced' });
  });

  it('moves a card from the queue to its slot in one go, and lists a failure', async () => {
    const { lane } = await written(await taken(), [queueing(MAJA)]);
    const result: DeliveryResult = { ...slotOf(MAJA), state: 'unreachable', reason: 'blocked' };
    await written(lane, [{ kind: 'close', delivery: aDelivery(MAJA), result, failure: aFailure(MAJA) }]);
    assert.deepEqual([await lanes.queue(tenantId), (await lanes.slot(tenantId, aDelivery(MAJA).id))?.value], [[], result]);
    assert.deepEqual(await lanes.failuresOf(tenantId, { kind: 'person', pid: MAJA }), [aFailure(MAJA)]);
  });

  it('has one slot a day, which is replaced only as it was read', async () => {
    const { lane } = await written(await taken(), [queueing(MAJA)]);
    const closed = await written(lane, [{ kind: 'close', delivery: aDelivery(MAJA), result: { ...slotOf(MAJA), state: 'expired' } }]);
    const stands = await lanes.slot(tenantId, aDelivery(MAJA).id);
    assert.ok(stands);
    const taken1 = await written(closed.lane, [{ ...queueing(MAJA), instead: { etag: stands.etag } }]);
    assert.equal((await lanes.slot(tenantId, aDelivery(MAJA).id))?.value.state, 'queued');
    const { rejected } = await written(taken1.lane, [{ ...queueing(MAJA), instead: { etag: stands.etag } }]);
    assert.equal(rejected.length, 1);
  });

  it('takes a day’s slot for a broadcast once, and gives it back', async () => {
    const slot: LaneChange = { kind: 'slot', slot: slotOf(MAJA) };
    const first = await written(await taken(), [slot]);
    const second = await written(first.lane, [slot]);
    assert.equal(second.rejected.length, 1);
    const third = await written(second.lane, [{ kind: 'forget-slot', id: slotOf(MAJA).id }]);
    assert.equal((await written(third.lane, [slot])).rejected.length, 0);
  });

  it('gives what may be due in the order of time, the present moment included, and no more than asked', async () => {
    const hints = [hint(MAJA, '2026-11-26T14:30:00.000Z'), hint(ALI, '2026-11-26T14:30:00.001Z'), hint(EVA, '2026-11-25T14:30:00.000Z')];
    await written(await taken(), hints.map((each) => ({ kind: 'hint' as const, hint: each })));
    const due = await lanes.dueHints(tenantId, AT, 10);
    assert.deepEqual(due.map(({ value }) => value), [hints[2], hints[0]]);
    assert.deepEqual((await lanes.dueHints(tenantId, AT, 1)).map(({ value }) => value), [hints[2]]);
  });

  it('keeps a hint that was renewed since it was read', async () => {
    const { lane } = await written(await taken(), [{ kind: 'hint', hint: hint(MAJA, AT) }]);
    const [read] = await lanes.dueHints(tenantId, AT, 10);
    assert.ok(read);
    await hintStore(opened.tables).leave({ tenantId, nudge: hint(MAJA, AT) });
    const { rejected, lane: after } = await written(lane, [{ kind: 'unhint', hint: read.value, etag: read.etag }]);
    assert.equal(rejected.length, 1);
    const [renewed] = await lanes.dueHints(tenantId, AT, 10);
    assert.ok(renewed);
    await written(after, [{ kind: 'unhint', hint: renewed.value, etag: renewed.etag }]);
    assert.deepEqual(await lanes.dueHints(tenantId, AT, 10), []);
  });

  it('leaves a repair hint that the repair finds, and takes away its own alone', async () => {
    const hints = hintStore(opened.tables);
    await hints.leave({ tenantId, repair: { pid: MAJA, dueAt: AT } });
    const { lane } = await written(await taken(), [{ kind: 'repair', pid: MAJA, dueAt: AT }]);
    assert.equal((await hints.due(tenantId, AT, 10)).length, 2);
    await written(lane, [{ kind: 'repaired', pid: MAJA, dueAt: AT }]);
    assert.equal((await hints.due(tenantId, AT, 10)).length, 1);
  });

  it('issues a ticket once, also after it is done', async () => {
    await lanes.issue(tenantId, aTicket());
    const { lane } = await written(await taken(), [{ kind: 'ticket', ticket: aTicket({ expanded: true, after: MAJA }) }]);
    await lanes.issue(tenantId, aTicket());
    assert.deepEqual(await lanes.orders(tenantId), { tickets: [aTicket({ expanded: true, after: MAJA })], again: [], cancelled: [] });
    await written(lane, [{ kind: 'ticket-done', ticket: aTicket({ expanded: true }) }]);
    await lanes.issue(tenantId, aTicket());
    assert.deepEqual((await lanes.orders(tenantId)).tickets, []);
  });

  it('issues a ticket once when the answer is lost', async () => {
    opened.loseNextAnswer();
    await lanes.issue(tenantId, aTicket());
    assert.deepEqual((await lanes.orders(tenantId)).tickets, [aTicket()]);
  });

  it('says of a ticket that it is cancelled, whatever its holder writes', async () => {
    await lanes.issue(tenantId, aTicket());
    await lanes.cancel(tenantId, CAMPAIGN);
    await written(await taken(), [{ kind: 'ticket', ticket: aTicket({ expanded: true }) }]);
    assert.deepEqual((await lanes.orders(tenantId)).tickets, [aTicket({ expanded: true, cancelled: true })]);
  });

  it('keeps what is to be sent once more until it has been queued', async () => {
    const order: SendAgain = { campaignId: CAMPAIGN, states: ['unreachable'], at: AT, notAfter: AT };
    const toOne: SendAgain = { ...order, only: { kind: 'person', pid: MAJA } };
    await lanes.issue(tenantId, aTicket());
    await lanes.sendAgain(tenantId, order);
    await lanes.sendAgain(tenantId, toOne);
    const { tickets, again } = await lanes.orders(tenantId);
    assert.deepEqual([tickets, again.map(({ value }) => value)], [[aTicket()], [order, toOne]]);
    const { lane } = await written(await taken(), again.slice(1).map(({ value, etag }) => ({ kind: 'sent-again' as const, order: value, etag })));
    assert.deepEqual((await lanes.orders(tenantId)).again.map(({ value }) => value), [order]);
    const renewed: SendAgain = { ...order, at: '2026-11-27T10:00:00.000Z' };
    await lanes.sendAgain(tenantId, renewed);
    const group: LaneChange[] = [{ kind: 'sent-again', order, etag: again[0]?.etag ?? '' }];
    assert.deepEqual((await written(lane, group)).rejected, [group]);
    assert.deepEqual((await lanes.orders(tenantId)).again.map(({ value }) => value), [renewed]);
  });

  it('tells of a ticket whether it goes on or is over, and forgets that one was cancelled when that is over', async () => {
    assert.equal(await lanes.ticket(tenantId, CAMPAIGN), undefined);
    await lanes.issue(tenantId, aTicket());
    await lanes.cancel(tenantId, CAMPAIGN);
    assert.deepEqual(await lanes.ticket(tenantId, CAMPAIGN), { ticket: aTicket(), isOver: false });
    const over = aTicket({ cancelled: true });
    await written((await written(await taken(), [{ kind: 'ticket-done', ticket: over }])).lane, [{ kind: 'forget-cancelled', campaignId: CAMPAIGN }]);
    assert.deepEqual(await lanes.ticket(tenantId, CAMPAIGN), { ticket: over, isOver: true });
    assert.deepEqual(await lanes.orders(tenantId), { tickets: [], again: [], cancelled: [] });
  });

  it('lists failures a page at a time, each once, and those of one recipient alone', async () => {
    const pids = Array.from({ length: 5 }, (_, index) => `p-${index}` as PersonId);
    const queued = await written(await taken(), ...pids.map((pid) => [queueing(pid)]));
    const { lane } = await written(queued.lane, ...pids.map((pid) => [{ kind: 'close' as const, delivery: aDelivery(pid), result: slotOf(pid), failure: aFailure(pid) }]));
    const listed: Failure[] = [];
    for (let before: string | undefined, more = true; more;) {
      const { items, earlier } = await lanes.failures(tenantId, { limit: 2, ...(before === undefined ? {} : { before }) });
      assert.ok(items.length <= 2);
      listed.push(...items);
      before = earlier;
      more = earlier !== undefined;
    }
    assert.deepEqual(listed, pids.map((pid) => aFailure(pid)));
    assert.deepEqual(await lanes.failuresOf(tenantId, { kind: 'person', pid: 'p-1' as PersonId }), [aFailure('p-1' as PersonId)]);
    await written(lane, [{ kind: 'forget-failure', to: { kind: 'person', pid: 'p-1' as PersonId }, key: aFailure(MAJA).key }]);
    assert.deepEqual(await lanes.failuresOf(tenantId, { kind: 'person', pid: 'p-1' as PersonId }), []);
  });

  it('tells what stands in the slots of one broadcast, and which slots are of earlier days', async () => {
    const of = (pid: PersonId) => aDelivery(pid, { id: `2026-11-26|!${CAMPAIGN}|${pid}`, campaignId: CAMPAIGN });
    const queue = (delivery: Delivery): LaneChange => ({ kind: 'queue', delivery, at: AT });
    await written(await taken(), [queue(of(MAJA)), queue(of(ALI)), queueing(EVA), queue(aDelivery(EVA, { id: '2026-11-25|p-eva' }))]);
    assert.deepEqual((await lanes.slotsOf(tenantId, { date: '2026-11-26', campaignId: CAMPAIGN })).map(({ value }) => value.id), [of(ALI).id, of(MAJA).id]);
    assert.deepEqual(await lanes.slotsBefore(tenantId, '2026-11-26', 10), ['2026-11-25|p-eva']);
  });

  it('changes a channel only as it was read', async () => {
    const channel: LinkedChannel = { ...PLACE, serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: '19:norr', botId: '28:1', language: 'sv', told: [] };
    await lanes.link(tenantId, channel, { dueAt: AT, to: { kind: 'channel', ...PLACE }, kind: 'team-digest' });
    const read = await lanes.channel(tenantId, PLACE);
    assert.ok(read);
    assert.deepEqual((await lanes.dueHints(tenantId, AT, 9)).map(({ value }) => value.kind), ['team-digest']);
    const { lane } = await written(await taken(), [{ kind: 'channel', channel: { ...channel, told: ['2026-10'] }, etag: read.etag }]);
    const { rejected } = await written(lane, [{ kind: 'channel', channel, etag: read.etag }]);
    assert.equal(rejected.length, 1);
    assert.deepEqual((await lanes.channel(tenantId, PLACE))?.value.told, ['2026-10']);
    await lanes.unlink(tenantId, PLACE);
    assert.equal(await lanes.channel(tenantId, PLACE), undefined);
  });

  it('keeps its row whole: a lane that is paused, with an alert and what has failed', async () => {
    const lane: Lane = { holder: 'b', epoch: 7, rate: 22.5, released: true, pausedUntil: AT, alert: 'not-authorised', stats: { pending: 3, oldestDueAt: AT, failures: { unreachable: 1, uncertain: 2, poisoned: 3, expired: 4 } } };
    await lanes.commit(tenantId, lane, undefined, [], anOperation());
    assert.deepEqual((await lanes.look(tenantId))?.value, lane);
  });

  it('shows a copy for as long as it is not forgotten, with a mark that changes each time', async () => {
    const copy = `copy-${tenantId}`;
    const mark = async () => (await lanes.copies()).find((each) => each.copy === copy)?.mark;
    await lanes.announce(copy);
    const first = await mark();
    await lanes.announce(copy);
    assert.ok(first !== undefined && (await mark()) !== first);
    await lanes.forgetCopy(copy);
    assert.equal(await mark(), undefined);
  });
}

/** The store goes away when a call has been carried out: once. */
function away(tables: Tables, afterCall: number): Tables {
  let left = afterCall;
  const carriedOut = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    left -= 1;
    const isLast = left === 0;
    const [answered] = await Promise.allSettled([ask()]);
    if (isLast) throw new StorageUnavailableError('no answer');
    if (answered.status === 'rejected') throw answered.reason;
    return answered.value;
  };
  return {
    get: (...asked) => carriedOut(() => tables.get(...asked)),
    range: (...asked) => carriedOut(() => tables.range(...asked)),
    commit: (...asked) => carriedOut(() => tables.commit(...asked)),
    ping: () => carriedOut(() => tables.ping()),
  };
}

function anOperation(): OperationId {
  return `o-${(operations += 1)}-` as OperationId;
}

function aDelivery(pid: PersonId, delivery: Partial<Delivery> = {}): Delivery {
  return {
    id: `2026-11-26|${pid}`,
    to: { kind: 'person', pid },
    kind: 'weekly-card',
    key: 'weekly-card|2026-W48' as WishKey,
    lines: ['analysis|t-1.1' as WishKey],
    date: '2026-11-26',
    dueAt: '2026-11-26T13:00:00.000Z',
    notAfter: '2026-11-26T16:00:00.000Z',
    state: { kind: 'sending', epoch: 1 },
    unknowns: 0,
    delays: 0,
    ...delivery,
  };
}

function queueing(pid: PersonId): Extract<LaneChange, { kind: 'queue' }> {
  return { kind: 'queue', delivery: aDelivery(pid), at: AT };
}

function slotOf(pid: PersonId): DeliveryResult {
  const { id, kind, key } = aDelivery(pid);
  return { id, kind, key, state: 'queued', at: AT };
}

function aFailure(pid: PersonId): Failure {
  const { to, kind, key } = aDelivery(pid);
  return { to, kind, key, lines: [], state: 'unreachable', reason: 'blocked', at: AT };
}

function aTicket(ticket: Partial<Ticket> = {}): Ticket {
  return { campaignId: CAMPAIGN, from: AT, notAfter: '2026-12-10T12:00:00.000Z', date: '2026-11-26', exempt: false, expanded: false, cancelled: false, counts: NO_COUNTS, ...ticket };
}

function hint(pid: PersonId, dueAt: string) {
  return { dueAt, to: { kind: 'person' as const, pid }, kind: 'weekly-card' as const };
}
