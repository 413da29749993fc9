import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import type { OperationId } from '../../../bot/domain/ids.ts';
import { createStorage } from '../../../bot/storage/storage.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../../bot/storage/table/request-counter.ts';
import { week } from '../../support/world.ts';
import { fillReceivers, receiversIn, tenantsOf } from './receivers.ts';

const DUE = Temporal.Instant.from('2026-11-26T13:00:00Z');

describe('Receivers for a measurement', () => {
  const receivers = receiversIn({ receivers: 500, tenants: 2 });
  const tables = memoryTables();
  const storage = createStorage(tables, () => 'test' as OperationId);
  before(() => fillReceivers(tables, receivers, { serviceUrl: 'http://127.0.0.1:1/teams/', joined: week('2026-W40'), dueAt: ({ index }) => (index < 100 ? DUE : undefined) }));

  it('are reached where the fake Teams knows them', async () => {
    const receiver = receivers[7] ?? assert.fail();
    assert.equal(receiver.conversationId, 'a:1:p-000007');
    const known = await storage.identities.find(receiver.home);
    assert.equal(known?.pid, receiver.pid);
    assert.equal(known.reach?.conversationId, receiver.conversationId);
  });

  it('are members of learning teams of eight, in a cohort of their tenant', async () => {
    for (const { place, home } of receivers) {
      const mates = receivers.filter((other) => other.place.teamId === place.teamId && other.place.cohortId === place.cohortId);
      assert.ok(mates.length <= 8);
      assert.ok(mates.every((mate) => mate.home.tenantId === home.tenantId));
    }
    const page = await storage.cohorts.teamPage(receivers[0]?.place ?? assert.fail());
    assert.equal(page?.members.length, 8);
    assert.equal((await storage.cohorts.list()).length, 2);
  });

  it('are due where they are to be, in their head and in their lane', async () => {
    const due = (await Promise.all(receivers.map(({ pid }) => storage.people.load(pid)))).filter((person) => person?.value.nudging.nextDueAt !== undefined);
    assert.equal(due.length, 100);
    const hints = await Promise.all(tenantsOf(receivers).map((tenantId) => storage.lanes.dueHints(tenantId, DUE.toString({ smallestUnit: 'millisecond' }), 1_000)));
    assert.deepEqual(hints.map((lane) => lane.length), [50, 50]);
  });

  it('cost little more than a commit for each partition', async () => {
    const fresh = requestCounter();
    await fillReceivers(memoryTables({ onRequest: fresh.onRequest }), receivers, { serviceUrl: 'http://127.0.0.1:1/teams/', joined: week('2026-W40'), dueAt: () => DUE });
    assert.ok(fresh.requests < 2 * receivers.length + 30, `${fresh.requests} commits`);
  });
});
