import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { LedtradError } from '../../../bot/domain/errors.ts';
import type { CohortId, PersonId } from '../../../bot/domain/ids.ts';
import { STEPS_TABLE, weekTable } from '../../../bot/domain/team/figures.ts';
import { summaryOf } from '../../../bot/domain/team/summary.ts';
import { publishCohort, type PublishAttempts } from '../../../bot/usecases/cohorts/publish-cohort.ts';
import { viewCohort } from '../../../bot/usecases/cohorts/view-cohort.ts';
import { aPerson, aTryingPerson, COHORT, TEAM, testWorld, week, type TestWorld } from '../../support/world.ts';
import { coded } from '../builders.ts';

const QUARTER = { minutes: 15 };

describe('the figures that a cohort’s view shows', () => {
  it('are there when five persons count, and not before', async () => {
    const world = await testWorld();
    await add(world, 4);
    assert.equal(await publishCohort(world, COHORT), 'unchanged');
    assert.equal(await counts(world, STEPS_TABLE), undefined);
    await add(world, 1, 4);
    assert.equal(await publishCohort(world, COHORT), 'published');
    assert.deepEqual(await counts(world, STEPS_TABLE), { choosing: 0, trying: 5, analysing: 0, adjusting: 0 });
  });

  it('stay as they are until a quarter of an hour has passed and five persons have moved', async () => {
    const world = await published(10);
    await add(world, 5, 10);
    assert.equal(await publishCohort(world, COHORT), 'unchanged');
    world.clock.move(QUARTER);
    assert.equal(await publishCohort(world, COHORT), 'published');
    assert.equal((await counts(world, STEPS_TABLE))?.['trying'], 15);
    await add(world, 4, 15);
    world.clock.move(QUARTER);
    assert.equal(await publishCohort(world, COHORT), 'unchanged');
    assert.equal((await counts(world, STEPS_TABLE))?.['trying'], 15);
  });

  it('are not worked out again when nothing has changed', async () => {
    const world = await published(10);
    world.clock.move(QUARTER);
    world.counter.reset();
    assert.equal(await publishCohort(world, COHORT), 'unchanged');
    assert.equal(world.counter.requests, 3);
  });

  it('are published once when two copies publish at the same time', async () => {
    const world = await testWorld();
    await add(world, 10);
    const results = await Promise.all([publishCohort(world, COHORT), publishCohort(world, COHORT)]);
    assert.deepEqual(results.sort(), ['published', 'unchanged']);
    assert.equal((await counts(world, STEPS_TABLE))?.['trying'], 10);
  });

  it('that are held back are not worked out again, however often it is tried, while nothing changes', async () => {
    const world = await testWorld();
    await add(world, 4);
    const attempts: PublishAttempts = new Map();
    assert.deepEqual([await triedAt(world, attempts), await triedAt(world, attempts)], ['read whole', 'left alone']);
    world.clock.move({ hours: 2 });
    assert.equal(await triedAt(world, attempts), 'left alone');
  });

  it('that are held back are worked out again when something has changed, at most every quarter of an hour', async () => {
    const world = await testWorld();
    await add(world, 3);
    const attempts: PublishAttempts = new Map();
    await publishCohort(world, COHORT, attempts);
    await add(world, 1, 3);
    world.clock.move({ minutes: 14 });
    assert.equal(await triedAt(world, attempts), 'left alone');
    world.clock.move({ minutes: 1 });
    assert.equal(await triedAt(world, attempts), 'read whole');
    await add(world, 1, 4);
    world.clock.move(QUARTER);
    assert.equal(await publishCohort(world, COHORT, attempts), 'published');
  });

  it('are tried again a quarter of an hour after storage failed in the middle', async () => {
    const world = await testWorld();
    await add(world, 5);
    const attempts: PublishAttempts = new Map();
    const failing = { ...world, cohorts: { ...world.cohorts, summaries: () => Promise.reject(new LedtradError('storage-unavailable')) } };
    await assert.rejects(publishCohort(failing, COHORT, attempts), coded('storage-unavailable'));
    assert.equal(await publishCohort(world, COHORT, attempts), 'unchanged');
    world.clock.move(QUARTER);
    assert.equal(await publishCohort(world, COHORT, attempts), 'published');
  });

  it('are worked out a table at a time, so that others are answered in between', async () => {
    const world = await testWorld();
    await add(world, 10);
    const published = new AbortController();
    let answered = 0;
    const answering = (async () => {
      for (; !published.signal.aborted; answered += 1) await setImmediate();
    })();
    await publishCohort(world, COHORT);
    published.abort();
    await answering;
    const { tables = [] } = (await viewCohort(world, aPerson(), COHORT, { limit: 5 })).published ?? {};
    assert.ok(answered > tables.length, `${answered} answered while ${tables.length} tables were made`);
  });

  it('leave out weeks that are counted no more', async () => {
    const world = await published(10);
    assert.ok(await counts(world, weekTable(week('2026-W22'))));
    world.clock.move({ days: 7 });
    assert.equal(await publishCohort(world, COHORT), 'published');
    assert.equal(await counts(world, weekTable(week('2026-W22'))), undefined);
    assert.ok(await counts(world, weekTable(week('2026-W48'))));
  });

  it('hide what few are in, and enough beside it', async () => {
    const world = await testWorld();
    await add(world, 12);
    for (const index of [20, 21]) await put(world, aPerson({ pid: pid(index) }));
    await publishCohort(world, COHORT);
    assert.deepEqual(await counts(world, STEPS_TABLE), { choosing: 'hidden', trying: 'hidden', analysing: 0, adjusting: 0 });
  });

  it('are of a cohort that is there', async () => {
    await assert.rejects(publishCohort(await testWorld(), 'c-ingen' as CohortId), coded('not-found'));
  });

  it('and the shared reflections are for those with a role in it', async () => {
    const world = await published(10);
    await assert.rejects(viewCohort(world, aPerson({ roles: [] }), COHORT, { limit: 5 }), coded('not-allowed'));
    await assert.rejects(viewCohort(world, aPerson(), 'c-ingen' as CohortId, { limit: 5 }), coded('not-allowed'));
  });
});

async function published(members: number): Promise<TestWorld> {
  const world = await testWorld();
  await add(world, members);
  assert.equal(await publishCohort(world, COHORT), 'published');
  return world;
}

async function triedAt(world: TestWorld, attempts: PublishAttempts): Promise<'read whole' | 'left alone'> {
  world.counter.reset();
  assert.equal(await publishCohort(world, COHORT, attempts), 'unchanged');
  return world.counter.requests > 3 ? 'read whole' : 'left alone';
}

async function add(world: TestWorld, members: number, from = 0): Promise<void> {
  for (let index = from; index < from + members; index += 1) await put(world, aTryingPerson({ pid: pid(index) }));
}

async function put(world: TestWorld, person: ReturnType<typeof aPerson>): Promise<void> {
  await world.cohorts.project({ cohortId: COHORT, teamId: TEAM }, { summary: summaryOf(person), shared: [] }, undefined);
}

async function counts(world: TestWorld, table: string): Promise<Record<string, number | 'hidden'> | undefined> {
  const page = await viewCohort(world, aPerson(), COHORT, { limit: 5 });
  const found = page.published?.tables.find(({ id }) => id === table);
  return found && Object.fromEntries(found.cells.map(({ key, count }) => [key, count]));
}

function pid(index: number): PersonId {
  return `p-${index}` as PersonId;
}
