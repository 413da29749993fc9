import assert from 'node:assert/strict';
import { answerCall, type ApiRequest } from '../../bot/api/answer-call.ts';
import { cohort } from '../../bot/api/cohorts/cohort.ts';
import type { Endpoint } from '../../bot/api/endpoint.ts';
import { myThread } from '../../bot/api/me/my-thread.ts';
import { team } from '../../bot/api/cohorts/team.ts';
import { createConversation } from '../../bot/conversation/conversation.ts';
import { addWeeks } from '../../bot/domain/calendar/iso-week.ts';
import type { PersonId, TeamId } from '../../bot/domain/ids.ts';
import { summaryOf } from '../../bot/domain/team/summary.ts';
import { publishCohort } from '../../bot/usecases/cohorts/publish-cohort.ts';
import { submitReflection } from '../../bot/usecases/reflections/submit-reflection.ts';
import { aPerson, aTryingPerson, COHORT, objectId, settle, TEAM, TENANT, testWorld, week, type TestWorld } from '../support/world.ts';
import { headOf, MAJA, submitOf, written } from './builders.ts';

const MEMBERS_IN_TEAM = 4;

describe('what a screen costs', () => {
  for (const weeks of [1, 150]) {
    it(`is the same after ${weeks} weeks: team four and unchanged two, thread three and unchanged one, cohort three, an earlier page no more`, async () => {
      const world = await withTeam(weeks);
      assert.deepEqual(await costOf(world, team), { status: 200, requests: 4, unchanged: 2 });
      assert.deepEqual(await costOf(world, myThread), { status: 200, requests: 3, unchanged: 1 });
      assert.deepEqual(await costOf(world, cohort), { status: 200, requests: 3, unchanged: 3 });
      if (weeks > 1) assert.equal(await costOfEarlierPage(world), 4);
    }).timeout(60_000);
  }

  for (const members of [140, 10_000]) {
    it(`of a cohort of ${members} members is three`, async () => {
      const world = await withCohort(members);
      assert.equal(await publishCohort(world, COHORT), 'published');
      assert.deepEqual(await costOf(world, cohort), { status: 200, requests: 3, unchanged: 3 });
    }).timeout(60_000);
  }
});

async function costOf(world: TestWorld, endpoint: Endpoint): Promise<{ status: number; requests: number; unchanged: number }> {
  world.counter.reset();
  const { status, headers } = await call(world, endpoint, {});
  const { requests } = world.counter;
  world.counter.reset();
  assert.equal((await call(world, endpoint, {}, headers['ETag'])).status, 304);
  return { status, requests, unchanged: world.counter.requests };
}

async function costOfEarlierPage(world: TestWorld): Promise<number> {
  const { body } = await call(world, team, {});
  const earlier = typeof body === 'object' && body !== null && 'earlier' in body ? String(body.earlier) : '';
  assert.notEqual(earlier, '');
  world.counter.reset();
  assert.equal((await call(world, team, { before: earlier })).status, 200);
  return world.counter.requests;
}

function call(world: TestWorld, endpoint: Endpoint, query: ApiRequest['query'], ifNoneMatch?: string) {
  const identity = { tenantId: TENANT, objectId: objectId(1) };
  const conversation = createConversation({ world, links: {}, contact: undefined, onError: (error) => { throw error; } });
  const request = { authorization: undefined, ifNoneMatch, params: { cohort: COHORT, team: TEAM }, query, body: undefined };
  return answerCall(endpoint, request, { world, conversation, build: 'test', messenger: { sendToPerson: async () => ({ kind: 'unknown' }) }, links: {}, selfCheck: { run: async () => ({ at: '', lines: [] }) } }, async () => identity, (error) => { throw error; });
}

async function withTeam(weeks: number): Promise<TestWorld> {
  const world = await testWorld();
  const joined = week('2020-W01');
  const pids = Array.from({ length: MEMBERS_IN_TEAM }, (_, index) => (index === 0 ? MAJA : (`p-${index}` as PersonId)));
  for (const [index, pid] of pids.entries()) {
    const person = aTryingPerson({ pid, name: pid, home: { tenantId: TENANT, objectId: objectId(index + 1) } });
    await settle(world, { ...person, roles: person.roles.map((role) => ({ ...role, joined })) }, index + 1);
    for (let back = weeks - 1; back >= 0; back -= 1) {
      await submitReflection(world, await headOf(world, pid), submitOf(written({ visibility: 'cohort' }), { week: addWeeks(week('2026-W47'), -back) }));
      world.clock.move({ milliseconds: 1 });
    }
  }
  return world;
}

/** Members' summaries, laid down as their projections would have left them. */
async function withCohort(members: number): Promise<TestWorld> {
  const world = await testWorld();
  await settle(world, aTryingPerson());
  for (let index = 0; index < members; index += 1) {
    const pid = `p${String(index).padStart(24, '0')}` as PersonId;
    const person = index % 3 === 0 ? aPerson({ pid, name: pid }) : aTryingPerson({ pid, name: pid });
    await world.cohorts.project({ cohortId: COHORT, teamId: `team${index % 1200}` as TeamId }, { summary: summaryOf(person), shared: [] }, undefined);
  }
  return world;
}
