import assert from 'node:assert/strict';
import sinon from 'sinon';
import { startDelivery, type Delivery } from '../../bot/delivery/delivery.ts';
import { LedtradError } from '../../bot/domain/errors.ts';
import type { CohortId, PersonId } from '../../bot/domain/ids.ts';
import { STEPS_TABLE } from '../../bot/domain/team/figures.ts';
import { summaryOf } from '../../bot/domain/team/summary.ts';
import type { World } from '../../bot/usecases/world.ts';
import { aTryingPerson, COHORT, TEAM, testWorld, type TestWorld } from '../support/world.ts';

const LOST = 'c-borta' as CohortId;
const FIRST_PUBLISHING_MS = 10_000;
const PUBLISH_MS = 60_000;

describe('the clock', () => {
  let timers: sinon.SinonFakeTimers;
  let world: TestWorld;
  let delivery: Delivery;
  let errors: unknown[];

  beforeEach(async () => {
    world = await testWorld();
    errors = [];
    timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(async () => {
    await delivery.stop();
    timers.restore();
  });

  function start(changes: Partial<World> = {}): void {
    const send = async () => ({ kind: 'sent', activityId: 'a' }) as const;
    delivery = startDelivery({ world: { ...world, ...changes }, tenants: [], send, onAttempt: () => {}, onError: (error) => errors.push(error) });
  }

  /** Lets the timers of that long go off, and what they started come to its end. */
  async function pass(milliseconds: number): Promise<void> {
    await timers.tickAsync(milliseconds);
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  }

  it('publishes soon after the start, and not at once', async () => {
    await members(world, 5);
    start();
    await pass(FIRST_PUBLISHING_MS - 1);
    assert.equal(await shown(world), undefined);
    await pass(1);
    assert.equal(await shown(world), 5);
  });

  it('publishes the other cohorts when one fails, and tells of it', async () => {
    await members(world, 5);
    start({ cohorts: { ...world.cohorts, list: async () => [LOST, COHORT] } });
    await pass(FIRST_PUBLISHING_MS);
    assert.equal(await shown(world), 5);
    assert.deepEqual(codesOf(errors), ['not-found']);
  });

  it('goes on publishing after a round that failed as a whole', async () => {
    await members(world, 5);
    const list = sinon.stub<[], Promise<CohortId[]>>().resolves([COHORT]);
    list.onFirstCall().rejects(new LedtradError('storage-unavailable'));
    start({ cohorts: { ...world.cohorts, list } });
    await pass(FIRST_PUBLISHING_MS);
    assert.deepEqual([await shown(world), codesOf(errors)], [undefined, ['storage-unavailable']]);
    await pass(PUBLISH_MS);
    assert.equal(await shown(world), 5);
  });

  it('reads a cohort whose figures are held back once, not every minute', async () => {
    await members(world, 4);
    const summaries = sinon.spy(world.cohorts, 'summaries');
    start({ cohorts: { ...world.cohorts, summaries } });
    await pass(FIRST_PUBLISHING_MS);
    for (let minute = 0; minute < 5; minute += 1) await pass(PUBLISH_MS);
    assert.equal(summaries.callCount, 1);
  });

  it('stops when what is under way is done, and begins nothing more', async () => {
    await members(world, 5);
    start();
    await timers.tickAsync(FIRST_PUBLISHING_MS);
    await delivery.stop();
    assert.equal(await shown(world), 5);
    world.counter.reset();
    await pass(10 * PUBLISH_MS);
    assert.equal(world.counter.requests, 0);
  });
});

async function members(world: TestWorld, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const summary = summaryOf(aTryingPerson({ pid: `p-${index}` as PersonId }));
    await world.cohorts.project({ cohortId: COHORT, teamId: TEAM }, { summary, shared: [] }, undefined);
  }
}

/** How many are counted in what is published. */
async function shown(world: TestWorld): Promise<number | undefined> {
  const page = await world.cohorts.cohortPage(COHORT);
  return page?.published?.tables.find(({ id }) => id === STEPS_TABLE)?.total;
}

function codesOf(errors: readonly unknown[]): string[] {
  return errors.map((error) => (error instanceof LedtradError ? error.code : String(error)));
}
