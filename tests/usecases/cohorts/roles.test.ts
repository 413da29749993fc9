import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CohortId, PersonId, TeamId } from '../../../bot/domain/ids.ts';
import { isAllowed } from '../../../bot/domain/policy.ts';
import { dutiesOf } from '../../../bot/domain/roster/duties.ts';
import { changeRosterEntry } from '../../../bot/usecases/roster/change-roster-entry.ts';
import { grantRole, type Grant } from '../../../bot/usecases/cohorts/grant-role.ts';
import { handOver } from '../../../bot/usecases/cohorts/hand-over.ts';
import { leaveCohort } from '../../../bot/usecases/roster/leave-cohort.ts';
import { moveMember } from '../../../bot/usecases/roster/move-member.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { aPerson, settle } from '../../support/world.ts';
import { coded } from '../builders.ts';
import { aCohort, BOSSE, COHORT, entryIn, entryOf, INGRID, killedEverywhere, MAJA, OLLE, ORGANISATION, OTHER_TEAM, personOf, stands, TEAM, type Place } from '../places.ts';
import { listRoles } from '../../../bot/usecases/cohorts/list-roles.ts';
import { listSuccessors } from '../../../bot/usecases/cohorts/list-successors.ts';

const ADMIN = 'p-admin' as PersonId;

async function grants(world: World, to: PersonId, grant: Grant, by = INGRID): Promise<void> {
  await grantRole(world, await personOf(world, by), { cohortId: COHORT, pid: to }, grant);
}

async function leadsTeam(world: World, pid: PersonId, teamId: TeamId): Promise<boolean> {
  return isAllowed(await personOf(world, pid), { kind: 'lead-team', cohortId: COHORT, teamId });
}

async function withManager(manager: PersonId): Promise<Place> {
  const place = await aCohort();
  const { world } = place;
  const read = await world.rosters.find(COHORT, MAJA);
  const { school, context, organisationId } = await entryIn(world, MAJA);
  await changeRosterEntry(world, await personOf(world, INGRID), { cohortId: COHORT, pid: MAJA }, { school, context, organisationId, position: 'principal', teamId: TEAM, manager, protectedIdentity: false }, read?.etag ?? '');
  return place;
}

describe('granting a role', () => {
  it('lets a principal lead a team, and take part in another as before', async () => {
    const { world } = await aCohort();
    await grants(world, MAJA, { role: 'facilitator', teams: [OTHER_TEAM] });
    assert.ok(await leadsTeam(world, MAJA, OTHER_TEAM));
    assert.ok(isAllowed(await personOf(world, MAJA), { kind: 'reflect' }));
    assert.equal(await leadsTeam(world, MAJA, TEAM), false);
  });

  it('says it where it is granted and nowhere else', async () => {
    const { world } = await aCohort();
    await grants(world, BOSSE, { role: 'analyst', holds: true });
    assert.ok(isAllowed(await personOf(world, BOSSE), { kind: 'analyse-cohort', cohortId: COHORT }));
    assert.equal(isAllowed(await personOf(world, BOSSE), { kind: 'analyse-cohort', cohortId: 'c-annan' as CohortId }), false);
  });

  it('takes it back', async () => {
    const { world } = await aCohort();
    await grants(world, BOSSE, { role: 'facilitator', teams: 'all' });
    await grants(world, BOSSE, { role: 'facilitator', teams: [] });
    assert.deepEqual((await personOf(world, BOSSE)).roles, []);
    await grants(world, OLLE, { role: 'facilitator', teams: [] });
    assert.equal(await leadsTeam(world, OLLE, TEAM), false);
  });

  it('holds whatever the roster’s row says afterwards', async () => {
    const { world } = await aCohort();
    await grants(world, OLLE, { role: 'facilitator', teams: [TEAM, OTHER_TEAM] });
    await moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: OLLE }, undefined);
    assert.ok(await leadsTeam(world, OLLE, OTHER_TEAM));
    assert.equal(isAllowed(await personOf(world, OLLE), { kind: 'lead-cohort', cohortId: COHORT }), false);
  });

  it('changes nothing the second time', async () => {
    const { world } = await aCohort();
    await grants(world, BOSSE, { role: 'analyst', holds: true });
    const { rev } = await personOf(world, BOSSE);
    await grants(world, BOSSE, { role: 'analyst', holds: true });
    assert.equal((await personOf(world, BOSSE)).rev, rev);
  });

  it('heals when it is killed at any call and done again', async () => {
    await killedEverywhere(aCohort, async (world) => grants(world, BOSSE, { role: 'facilitator', teams: [OTHER_TEAM] }), async ({ world }) => {
      assert.ok(await leadsTeam(world, BOSSE, OTHER_TEAM));
      const member = (await world.rosters.all(COHORT)).find(({ entry }) => entry.pid === BOSSE);
      assert.deepEqual(member && dutiesOf(member.entry, member.granted).leads, [OTHER_TEAM]);
    });
  });

  it('is for who leads the whole cohort, and never one’s own doing from below', async () => {
    const { world } = await aCohort();
    for (const by of [OLLE, MAJA, BOSSE]) {
      await assert.rejects(grants(world, by, { role: 'facilitator', teams: 'all' }, by), coded('not-allowed'));
      await assert.rejects(grants(world, BOSSE, { role: 'analyst', holds: true }, by), coded('not-allowed'));
    }
  });

  it('goes to somebody on the roster who has not left', async () => {
    const { world } = await aCohort();
    await assert.rejects(grants(world, 'p-ingen' as PersonId, { role: 'facilitator', teams: 'all' }), coded('not-found'));
    await leaveCohort(world, await personOf(world, INGRID), { cohortId: COHORT, pid: BOSSE });
    await assert.rejects(grants(world, BOSSE, { role: 'facilitator', teams: 'all' }), coded('not-found'));
  });

  describe('of an organisation', () => {
    const withAdmin = async () => {
      const { world } = await aCohort();
      await settle(world, aPerson({ pid: ADMIN, roles: [{ kind: 'admin', organisationId: ORGANISATION }] }), 9);
      return world;
    };

    it('is for its admins, to those whom it employs', async () => {
      const world = await withAdmin();
      await grants(world, BOSSE, { role: 'head', holds: true }, ADMIN);
      assert.ok(isAllowed(await personOf(world, BOSSE), { kind: 'head-organisation', organisationId: ORGANISATION }));
      await grants(world, BOSSE, { role: 'head', holds: false }, ADMIN);
      assert.deepEqual((await personOf(world, BOSSE)).roles, []);
    });

    it('is not for a facilitator, nor for another organisation’s admin', async () => {
      const world = await withAdmin();
      await assert.rejects(grants(world, BOSSE, { role: 'admin', holds: true }), coded('not-allowed'));
      await stands(world, entryOf('p-granne' as PersonId, { organisationId: 'o-sjohaga' as typeof ORGANISATION }));
      await assert.rejects(grants(world, 'p-granne' as PersonId, { role: 'admin', holds: true }, ADMIN), coded('not-allowed'));
    });

    it('shows an admin the people of their organisation, and nobody else', async () => {
      const { world } = await aCohort();
      await settle(world, aPerson({ pid: ADMIN, roles: [{ kind: 'admin', organisationId: ORGANISATION, by: COHORT }] }), 9);
      await stands(world, entryOf('p-granne' as PersonId, { organisationId: 'o-sjohaga' as typeof ORGANISATION }));
      const { people, leads } = await listRoles(world, await personOf(world, ADMIN), COHORT);
      assert.equal(leads, false);
      assert.ok(people.some(({ entry }) => entry.pid === BOSSE));
      assert.ok(people.every(({ entry, mayAdminister }) => entry.organisationId === ORGANISATION && mayAdminister));
      await assert.rejects(listRoles(world, aPerson({ roles: [{ kind: 'admin', organisationId: ORGANISATION, by: 'c-annan' as CohortId }] }), COHORT), coded('not-allowed'));
    });

    it('gives an admin no say over who leads a cohort', async () => {
      const world = await withAdmin();
      await assert.rejects(grants(world, BOSSE, { role: 'facilitator', teams: [TEAM] }, ADMIN), coded('not-allowed'));
    });
  });
});

describe('nobody is over those whose manager they are', () => {
  it('neither as facilitator of their team, nor of all teams, nor as analyst', async () => {
    const { world } = await withManager(BOSSE);
    await assert.rejects(grants(world, BOSSE, { role: 'facilitator', teams: [TEAM] }), coded('manager-conflict'));
    await assert.rejects(grants(world, BOSSE, { role: 'facilitator', teams: 'all' }), coded('manager-conflict'));
    await assert.rejects(grants(world, BOSSE, { role: 'analyst', holds: true }), coded('manager-conflict'));
    assert.deepEqual((await personOf(world, BOSSE)).roles, []);
  });

  it('but another team may be theirs to lead', async () => {
    const { world } = await withManager(BOSSE);
    await grants(world, BOSSE, { role: 'facilitator', teams: [OTHER_TEAM] });
    assert.ok(await leadsTeam(world, BOSSE, OTHER_TEAM));
    await assert.rejects(moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: MAJA }, OTHER_TEAM), coded('manager-conflict'));
  });

  it('and once they do not take part any more, it is no hindrance', async () => {
    const { world } = await withManager(BOSSE);
    await leaveCohort(world, await personOf(world, INGRID), { cohortId: COHORT, pid: MAJA });
    await grants(world, BOSSE, { role: 'facilitator', teams: 'all' });
    assert.ok(await leadsTeam(world, BOSSE, TEAM));
  });
});

describe('a cohort has somebody who leads it', () => {
  it('whoever withdraws, changes or leaves', async () => {
    const { world } = await aCohort();
    for (const teams of [[], [TEAM]] as const) await assert.rejects(grants(world, INGRID, { role: 'facilitator', teams }), coded('last-facilitator'));
    await assert.rejects(moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: INGRID }, TEAM), coded('last-facilitator'));
    await grants(world, BOSSE, { role: 'facilitator', teams: 'all' });
    await grants(world, INGRID, { role: 'facilitator', teams: [] });
    assert.ok(isAllowed(await personOf(world, BOSSE), { kind: 'lead-cohort', cohortId: COHORT }));
  });

  it('even when two withdraw each other at the same time', async () => {
    await fc.assert(fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { world } = await aCohort();
      await grants(world, BOSSE, { role: 'facilitator', teams: 'all' });
      const slow: World = { ...world, rosters: { ...world.rosters, grant: scheduler.scheduleFunction(world.rosters.grant), all: scheduler.scheduleFunction(world.rosters.all) } };
      const [ingrid, bosse] = [await personOf(world, INGRID), await personOf(world, BOSSE)];
      const nothing: Grant = { role: 'facilitator', teams: [] };
      const both = Promise.allSettled([grantRole(slow, ingrid, { cohortId: COHORT, pid: BOSSE }, nothing), grantRole(slow, bosse, { cohortId: COHORT, pid: INGRID }, nothing)]);
      await scheduler.waitFor(both);
      const members = await world.rosters.all(COHORT);
      assert.equal(members.filter(({ entry, granted }) => dutiesOf(entry, granted).leads === 'all').length, 1);
    }), { numRuns: 30 });
  });
});

describe('handing over', () => {
  const handsOver = async (world: World, wish: { teams: 'all' | readonly TeamId[]; keep: boolean }, by = INGRID, to = BOSSE) =>
    handOver(world, await personOf(world, by), { cohortId: COHORT, to, ...wish });

  it('gives all that one leads, and gives it up', async () => {
    const { world } = await aCohort();
    await handsOver(world, { teams: 'all', keep: false });
    assert.ok(isAllowed(await personOf(world, BOSSE), { kind: 'lead-cohort', cohortId: COHORT }));
    assert.deepEqual((await personOf(world, INGRID)).roles, []);
  });

  it('or shares it', async () => {
    const { world } = await aCohort();
    await handsOver(world, { teams: 'all', keep: true });
    for (const pid of [INGRID, BOSSE]) assert.ok(isAllowed(await personOf(world, pid), { kind: 'lead-cohort', cohortId: COHORT }));
  });

  it('of one team leaves the others, where somebody else leads the whole', async () => {
    const { world } = await aCohort();
    await grants(world, MAJA, { role: 'facilitator', teams: 'all' });
    await handsOver(world, { teams: [OTHER_TEAM], keep: false });
    assert.deepEqual([await leadsTeam(world, INGRID, TEAM), await leadsTeam(world, INGRID, OTHER_TEAM)], [true, false]);
    assert.deepEqual([await leadsTeam(world, BOSSE, TEAM), await leadsTeam(world, BOSSE, OTHER_TEAM)], [false, true]);
  });

  it('tells the one who leads now, and says who handed it over', async () => {
    const { world } = await aCohort();
    await handsOver(world, { teams: 'all', keep: false });
    assert.deepEqual((await personOf(world, BOSSE)).handedOver?.map(({ cohortId, from }) => ({ cohortId, from })), [{ cohortId: COHORT, from: 'Ingrid Prov' }]);
  });

  it('is refused where the other one is manager of somebody', async () => {
    const { world } = await withManager(BOSSE);
    await assert.rejects(handsOver(world, { teams: 'all', keep: false }), coded('manager-conflict'));
    assert.ok(isAllowed(await personOf(world, INGRID), { kind: 'lead-cohort', cohortId: COHORT }));
  });

  it('of what one does not lead, or to oneself or nobody, is refused', async () => {
    const { world } = await aCohort();
    await assert.rejects(handsOver(world, { teams: [OTHER_TEAM], keep: true }, OLLE), coded('not-allowed'));
    await assert.rejects(handsOver(world, { teams: 'all', keep: true }, OLLE), coded('not-allowed'));
    await assert.rejects(handsOver(world, { teams: 'all', keep: false }, INGRID, INGRID), coded('not-found'));
    await assert.rejects(handsOver(world, { teams: 'all', keep: false }, INGRID, 'p-ingen' as PersonId), coded('not-found'));
  });

  it('is for who leads one team, too', async () => {
    const { world } = await aCohort();
    await handsOver(world, { teams: [TEAM], keep: false }, OLLE);
    assert.deepEqual([await leadsTeam(world, OLLE, TEAM), await leadsTeam(world, BOSSE, TEAM)], [false, true]);
  });

  it('is offered to who leads and to those in the own teams, and to nobody who is in no list', async () => {
    const { world } = await aCohort();
    const offeredTo = async (pid: PersonId) => {
      const { own, teams, people } = await listSuccessors(world, await personOf(world, pid), COHORT);
      return { own, teams: teams.map(({ teamId }) => teamId), people: people.map((entry) => entry.pid).sort() };
    };
    assert.deepEqual(await offeredTo(OLLE), { own: [TEAM], teams: [TEAM], people: [INGRID, MAJA].sort() });
    assert.deepEqual(await offeredTo(INGRID), { own: 'all', teams: [TEAM, OTHER_TEAM], people: [BOSSE, MAJA, OLLE].sort() });
    const read = await world.rosters.find(COHORT, MAJA) ?? assert.fail();
    await world.rosters.save(COHORT, { ...read.value, protectedIdentity: true }, read.etag);
    assert.deepEqual((await offeredTo(OLLE)).people, [INGRID]);
    await assert.rejects(listSuccessors(world, await personOf(world, MAJA), COHORT), coded('not-allowed'));
  });

  it('never leaves the team to nobody, and heals when it is killed at any call and done again', async () => {
    const act = async (world: World) => handOver(world, await personOf(world, INGRID), { cohortId: COHORT, to: BOSSE, teams: 'all', keep: false });
    await killedEverywhere(aCohort, async (world) => act(world).catch((error: unknown) => { if (!coded('not-allowed')(error)) throw error; }), async ({ world }) => {
      assert.ok(isAllowed(await personOf(world, BOSSE), { kind: 'lead-cohort', cohortId: COHORT }));
      assert.deepEqual((await personOf(world, INGRID)).roles, []);
    });
  });
});
