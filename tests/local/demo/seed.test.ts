import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { TeamId } from '../../../bot/domain/ids.ts';
import { effectTable } from '../../../bot/domain/team/figures.ts';
import { demoFacilitators } from '../../../bot/local/demo/facilitators.ts';
import { demoCandidates } from '../../../bot/local/demo/candidates.ts';
import { stateOf } from '../../../bot/domain/selection/candidate.ts';
import { demoGuest } from '../../../bot/local/demo/guests.ts';
import { COHORT, demoRoster } from '../../../bot/local/demo/people.ts';
import { demoTenants, seedDemo } from '../../../bot/local/demo/seed.ts';
import { readTexts } from '../../../bot/local/demo/texts.ts';
import { createStorage } from '../../../bot/storage/storage.ts';
import { memoryTables, type Faults } from '../../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../../bot/storage/table/request-counter.ts';
import { CATALOGUE, countingIds, PLANNER, PROGRAMME } from '../../support/world.ts';

const NOW = '2026-11-22T03:00:00Z';
const texts = readTexts();
const roster = demoRoster(texts);

describe('seeding the demo', () => {
  it('writes the same rows every time for the same moment', async () => {
    const [one, other] = [tablesToSeed(), tablesToSeed()];
    await seed(one);
    await seed(other);
    assert.equal(await everythingIn(one), await everythingIn(other));
  });

  it('changes nothing the second time, at the cost of one request', async () => {
    const demo = tablesToSeed();
    assert.equal((await seed(demo)).seeded, true);
    const before = await everythingIn(demo);
    demo.counter.reset();
    assert.equal((await seed(demo, '2027-03-01T08:00:00Z')).seeded, false);
    assert.equal(demo.counter.requests, 1);
    assert.equal(await everythingIn(demo), before);
  });

  for (const commits of [1, 333, 650]) {
    it(`is finished in the weeks it was begun in, when it broke off after ${commits} writes`, async () => {
      let left = commits;
      const demo = tablesToSeed({
        before({ operation }) {
          if (operation === 'commit' && left-- <= 0) throw new Error('the power went');
        },
      });
      await assert.rejects(seed(demo), /the power went/);
      left = Infinity;
      assert.equal((await seed(demo, '2026-12-03T08:00:00Z')).seeded, true);
      const whole = tablesToSeed();
      await seed(whole);
      assert.equal(await everythingIn(demo), await everythingIn(whole));
    });
  }

  describe('leaves tables in which', () => {
    const demo = tablesToSeed();
    before(() => seed(demo));

    it('everybody but three on the roster has been met, and those three have a seat', async () => {
      const { identities } = demo.storage;
      const unmet = [];
      for (const { identity, upn, pid } of roster.leaders) {
        const known = await identities.find(identity);
        if (known) assert.deepEqual(known, { pid });
        else unmet.push((await identities.findSeat(identity.tenantId, upn))?.value);
      }
      assert.deepEqual(unmet, roster.leaders.filter(({ course }) => course === 'not-met').map(({ pid }) => ({ pid })));
      assert.equal(unmet.length, 3);
    });

    it('each summary shows the person as they stand', async () => {
      const summaries = await demo.storage.cohorts.summaries(COHORT);
      assert.equal(summaries.length, 140);
      for (const { pid, rev, focus } of summaries) {
        const person = await demo.storage.people.load(pid);
        assert.equal(person?.value.rev, rev);
        assert.equal(person?.value.trials.find(({ id }) => id === person.value.focus)?.actionId, focus?.actionId);
      }
    });

    it('a protected identity has no name, neither in a summary nor beside a text', async () => {
      const hidden = roster.leaders.find(({ protectedIdentity }) => protectedIdentity);
      assert.ok(hidden);
      const summaries = await demo.storage.cohorts.summaries(COHORT);
      assert.equal(summaries.find(({ pid }) => pid === hidden.pid)?.name, undefined);
      const { items } = await demo.storage.cohorts.shared(COHORT, { audience: 'team', teamId: hidden.teamId }, { limit: 100 });
      assert.ok(items.some(({ pid }) => pid === hidden.pid), 'has shared something');
      assert.ok(!JSON.stringify(items).includes(hidden.name));
    });

    it('the team of the Playground has this week and the last ones to read', async () => {
      const { items } = await demo.storage.cohorts.shared(COHORT, { audience: 'team', teamId: 'larteam-norr' as TeamId }, { limit: 20 });
      assert.equal(items.length, 20);
      assert.equal(new Set(items.slice(0, 10).map(({ pid }) => pid)).size >= 4, true);
      assert.equal(items[0]?.shown?.week, '2026-W47');
    });

    it('cohort and teams say that they are made up', async () => {
      const page = await demo.storage.cohorts.cohortPage(COHORT);
      assert.equal(page?.cohort.madeUp, true);
      assert.match(page.cohort.name, /påhittad/);
      const teams = await demo.storage.cohorts.teams(COHORT);
      assert.equal(teams.length, 23);
      assert.ok(teams.every(({ madeUp, cohortName }) => madeUp && /påhittad/.test(cohortName)));
    });

    it('the cohort has figures at once, most of them shown', async () => {
      const page = await demo.storage.cohorts.cohortPage(COHORT);
      const tables = page?.published?.tables ?? [];
      const cells = tables.flatMap((table) => table.cells.filter(({ count }) => count !== 0));
      assert.ok(cells.filter(({ count }) => count !== 'hidden').length / cells.length > 0.7);
      const whole = (id: string) => tables.find((table) => table.id === id)?.cells.every(({ count }) => count !== 'hidden');
      assert.ok(whole('areas') && whole('steps'));
      const effects = CATALOGUE.programme(PROGRAMME)?.areas.flatMap((area) => area.effects) ?? [];
      assert.ok(effects.filter((effect) => whole(effectTable(effect))).length > effects.length / 2);
    });

    it('the Playground’s team and others have colleagues, as the rounds say and each of them knows', async () => {
      const { confirmed } = await demo.storage.peerRounds.latest(COHORT, { kind: 'team', teamId: 'larteam-norr' as TeamId }, 10);
      assert.equal(confirmed.length, 2);
      const rounds = await demo.storage.peerRounds.everywhere(COHORT);
      assert.equal(new Set(rounds.map(({ scope }) => (scope.kind === 'team' ? scope.teamId : ''))).size, 12);
      for (const group of confirmed[0]?.value.groups ?? []) {
        for (const pid of group) assert.deepEqual((await demo.storage.people.load(pid))?.value.peers?.with, group.filter((each) => each !== pid));
      }
    });

    it('four have registered interest and three are nominated, in several states, and the guest is not among them', async () => {
      const all = (await demo.storage.candidates.all(PROGRAMME)).map(({ value }) => value);
      const planned = demoCandidates(roster, texts, PROGRAMME, Temporal.Instant.from(NOW));
      assert.deepEqual(new Set(all.map((each) => JSON.stringify(each))), new Set(planned.map((each) => JSON.stringify(each))));
      assert.deepEqual(all.filter(({ source }) => source.kind === 'interest').length, 4);
      assert.deepEqual(new Set(all.map(stateOf)), new Set(['waiting', 'approved-by-head', 'accepted', 'declined']));
      const guest = await demo.storage.people.load(demoGuest(roster, texts).pid);
      assert.deepEqual([guest?.value.roles, guest?.value.interest], [[], undefined]);
    });

    it('the team of the Playground has met once and is to meet again, with something to take up', async () => {
      const [first] = roster.teams;
      const place = { cohortId: COHORT, teamId: first.teamId };
      const meetings = await demo.storage.meetings.ofTeam(place, '0');
      const [held, coming] = await Promise.all(meetings.slice(0, 2).map(({ id }) => demo.storage.meetings.find(COHORT, id)));
      assert.ok(held?.isTold && coming?.isTold && meetings.length >= 4);
      assert.deepEqual([held.commitments.length, held.attendance?.value.present.length, held.commitments.filter(({ value }) => value.outcome === 'done').length], [4, 4, 1]);
      assert.equal(coming.cases.length, 1);
      assert.ok(coming.meeting.value.noteTaker && coming.meeting.value.noteTaker.pid !== held.meeting.value.noteTaker?.pid);
    });

    it('facilitators have their teams', async () => {
      for (const { identity, teams } of demoFacilitators(roster, texts.names)) {
        const known = await demo.storage.identities.find(identity);
        const person = known && (await demo.storage.people.load(known.pid));
        assert.deepEqual(person?.value.roles, [{ kind: 'facilitator', cohortId: COHORT, teams }]);
      }
    });

    it('every door leads to somebody, in a tenant that may come in', async () => {
      const { people } = await seed(demo);
      for (const { tenantId, objectId } of people) {
        assert.ok(await demo.storage.identities.find({ tenantId, objectId }));
        assert.ok(demoTenants().includes(tenantId));
      }
    });
  });
});

function tablesToSeed(faults?: Faults) {
  const counter = requestCounter();
  const tables = memoryTables({ onRequest: counter.onRequest, ...(faults ? { faults } : {}) });
  const newOperation = countingIds().operation;
  return { tables, counter, newOperation, storage: createStorage(tables, newOperation) };
}

type Demo = ReturnType<typeof tablesToSeed>;

async function seed({ tables, storage, newOperation }: Demo, now = NOW) {
  return await seedDemo({ tables, storage, catalogue: CATALOGUE, nudges: PLANNER, now: Temporal.Instant.from(now), newOperation });
}

/** A hash of all that the stores can read, which therefore is readable. */
async function everythingIn({ storage: { people, cohorts, candidates, claims, identities, meetings } }: Demo): Promise<string> {
  const hash = createHash('sha256');
  const add = (value: unknown) => hash.update(`${JSON.stringify(value)}\n`);
  for (const { pid, identity } of [...roster.leaders, ...demoFacilitators(roster, texts.names), demoGuest(roster, texts)]) {
    add(await identities.find(identity));
    add((await people.load(pid))?.value);
    add(await people.everything(pid));
    add((await people.reflections(pid, { limit: 100 })).items);
    add(await people.trials(pid));
    add(await people.choiceDraft(pid));
  }
  add(await cohorts.list());
  add(await cohorts.summaries(COHORT));
  for (const { teamId } of roster.teams) add(await cohorts.shared(COHORT, { audience: 'team', teamId }, { limit: 200 }));
  add(await cohorts.shared(COHORT, { audience: 'cohort' }, { limit: 500 }));
  add((await cohorts.publication(COHORT))?.value.published);
  add((await candidates.all(PROGRAMME)).map(({ value }) => value));
  add(await claims.all(COHORT));
  for (const { id } of await meetings.ofCohort(COHORT)) {
    const file = await meetings.find(COHORT, id);
    add([file?.meeting.value, file?.isTold, file?.attendance?.value, file?.cases.map(({ value }) => value), file?.commitments.map(({ value }) => value)]);
  }
  return hash.digest('hex');
}
