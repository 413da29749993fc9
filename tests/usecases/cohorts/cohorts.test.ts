import assert from 'node:assert/strict';
import type { CohortId, PersonId, ProgrammeId, TeamId } from '../../../bot/domain/ids.ts';
import type { Phase } from '../../../bot/domain/plan/phase.ts';
import { isAllowed } from '../../../bot/domain/policy.ts';
import { changeCohortCalls } from './cohort-calls.ts';
import { closeCohort, renameCohort, reopenCohort, savePlan } from '../../../bot/usecases/cohorts/change-cohort.ts';
import { closeTeam, createTeam, renameTeam, reopenTeam } from '../../../bot/usecases/cohorts/change-team.ts';
import { createCohort } from '../../../bot/usecases/cohorts/create-cohort.ts';
import { digestTeam } from '../../../bot/usecases/cohorts/digest-team.ts';
import { linkChannel } from '../../../bot/usecases/cohorts/link-channel.ts';
import { moveMember } from '../../../bot/usecases/roster/move-member.ts';
import { noteChannelTab } from '../../../bot/usecases/cohorts/note-channel-tab.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { Temporal } from 'temporal-polyfill';
import { aPerson, PROGRAMME, settle, TENANT } from '../../support/world.ts';
import { coded } from '../builders.ts';
import { aCohort, BOSSE, COHORT, INGRID, killedEverywhere, MAJA, OLLE, ORGANISATION, OTHER_TEAM, personOf, TEAM, type Place } from '../places.ts';

const NORR = { cohortId: COHORT, teamId: TEAM };
const SYD = { cohortId: COHORT, teamId: OTHER_TEAM };
const NEW = { name: 'Omgång 2', programme: PROGRAMME, request: 'request-1' };

describe('creating a cohort', () => {
  it('has its creator lead all of it, on its roster and in the directory', async () => {
    const { world } = await aCohort();
    const { cohortId } = await createCohort(world, await personOf(world, INGRID), NEW);
    assert.ok(isAllowed(await personOf(world, INGRID), { kind: 'lead-cohort', cohortId }));
    assert.deepEqual((await world.rosters.all(cohortId)).map(({ entry, metAt }) => [entry.pid, metAt !== undefined]), [[INGRID, true]]);
    assert.ok((await world.cohorts.list()).includes(cohortId));
    assert.equal((await world.cohorts.cohortPage(cohortId))?.cohort.name, 'Omgång 2');
  });

  it('leaves what they lead elsewhere', async () => {
    const { world } = await aCohort();
    await createCohort(world, await personOf(world, INGRID), NEW);
    assert.ok(isAllowed(await personOf(world, INGRID), { kind: 'lead-cohort', cohortId: COHORT }));
  });

  it('asked for twice is one, and two requests are two', async () => {
    const { world } = await aCohort();
    const first = await createCohort(world, await personOf(world, INGRID), NEW);
    const again = await createCohort(world, await personOf(world, INGRID), NEW);
    const other = await createCohort(world, await personOf(world, INGRID), { ...NEW, request: 'request-2' });
    assert.equal(first.cohortId, again.cohortId);
    assert.notEqual(first.cohortId, other.cohortId);
  });

  it('heals when it is killed at any call and asked for again', async () => {
    await killedEverywhere(aCohort, async (world) => createCohort(world, await personOf(world, INGRID), NEW), async ({ world }) => {
      const [cohortId, ...more] = (await world.cohorts.list()).filter((each) => each !== COHORT);
      assert.ok(cohortId && more.length === 0);
      assert.ok(isAllowed(await personOf(world, INGRID), { kind: 'lead-cohort', cohortId }));
    });
  });

  it('is for admins and for who leads a whole cohort', async () => {
    const { world } = await aCohort();
    for (const pid of [OLLE, MAJA, BOSSE]) await assert.rejects(createCohort(world, await personOf(world, pid), NEW), coded('not-allowed'));
    await settle(world, aPerson({ pid: 'p-admin' as PersonId, roles: [{ kind: 'admin', organisationId: ORGANISATION }] }), 9);
    const { cohortId } = await createCohort(world, await personOf(world, 'p-admin' as PersonId), NEW);
    assert.ok(isAllowed(await personOf(world, 'p-admin' as PersonId), { kind: 'lead-cohort', cohortId }));
    assert.ok(isAllowed(await personOf(world, 'p-admin' as PersonId), { kind: 'administer-organisation', organisationId: ORGANISATION }));
  });

  it('needs a programme that there is', async () => {
    const { world } = await aCohort();
    await assert.rejects(createCohort(world, await personOf(world, INGRID), { ...NEW, programme: 'inget' as ProgrammeId }), coded('input-invalid'));
  });
});

describe('renaming a cohort', () => {
  const rename = async (world: World) => renameCohort(world, await personOf(world, INGRID), COHORT, 'Nytt namn');
  const names = async ({ world }: Place, teams: number) => {
    const all = await world.cohorts.teams(COHORT);
    assert.equal(all.length, teams);
    const pages = await Promise.all(all.map(async ({ teamId }) => (await world.cohorts.team({ cohortId: COHORT, teamId }))?.cohortName));
    return new Set([(await world.cohorts.find(COHORT))?.value.name, ...all.map(({ cohortName }) => cohortName), ...pages]);
  };

  it('does it everywhere that the name stands, and open pages read anew', async () => {
    const place = await aCohort();
    const before = await place.world.cohorts.teamVersion(NORR);
    await rename(place.world);
    assert.deepEqual(await names(place, 2), new Set(['Nytt namn']));
    assert.notEqual(await place.world.cohorts.teamVersion(NORR), before);
  });

  it('heals with more teams than a transaction holds, killed at any call and done again', async () => {
    const many = async () => {
      const place = await aCohort();
      for (let number = 1; number <= 66; number += 1) await place.world.cohorts.saveTeam({ cohortId: COHORT, teamId: `t${number}` as TeamId, name: `Lag ${number}`, cohortName: 'Provkohorten', madeUp: true }, undefined);
      return place;
    };
    await killedEverywhere(many, rename, async (place) => assert.deepEqual(await names(place, 68), new Set(['Nytt namn'])));
  });
});

describe('closing a cohort', () => {
  const close = async (world: World) => closeCohort(world, await personOf(world, INGRID), COHORT);

  it('lets nobody in any more, and everybody read as before', async () => {
    const { world } = await aCohort();
    await close(world);
    assert.equal((await world.cohorts.cohortPage(COHORT))?.cohort.closedOn, '2026-11-22');
    await assert.rejects(moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: BOSSE }, TEAM), coded('cohort-closed'));
    await assert.rejects(createTeam(world, await personOf(world, INGRID), COHORT, 'Öster'), coded('cohort-closed'));
    assert.ok(isAllowed(await personOf(world, MAJA), { kind: 'read-cohort', cohortId: COHORT }));
    assert.ok((await world.cohorts.teamPage(NORR))?.members.length);
  });

  it('ends the digests in its teams’ channels', async () => {
    const { world } = await aCohort();
    await linkChannel(world, await personOf(world, OLLE), NORR, { tenantId: TENANT, serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: '19:kanal@thread.tacv2', botId: '28:bot' }, 'sv');
    await close(world);
    assert.equal(await world.cohorts.channelTenant(NORR), undefined);
    assert.equal(await world.lanes.channel(TENANT, NORR), undefined);
  });

  it('keeps the day on which it was first closed, and can be undone', async () => {
    const { world } = await aCohort();
    await close(world);
    world.clock.move({ hours: 48 });
    await close(world);
    assert.equal((await world.cohorts.find(COHORT))?.value.closedOn, '2026-11-22');
    await reopenCohort(world, await personOf(world, INGRID), COHORT);
    await moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: BOSSE }, TEAM);
  });
});

describe('a learning team', () => {
  it('is created empty, and people can be moved into it', async () => {
    const { world } = await aCohort();
    const team = await createTeam(world, await personOf(world, INGRID), COHORT, 'Öster');
    await moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: MAJA }, team.teamId);
    assert.deepEqual((await world.cohorts.teamPage(team))?.members.map(({ pid }) => pid), [MAJA]);
  });

  it('has a name of its own', async () => {
    const { world } = await aCohort();
    const ingrid = await personOf(world, INGRID);
    await assert.rejects(createTeam(world, ingrid, COHORT, 'norr'), coded('name-taken'));
    await assert.rejects(renameTeam(world, ingrid, SYD, 'Norr'), coded('name-taken'));
    await renameTeam(world, ingrid, SYD, 'Söder');
    assert.equal((await world.cohorts.teamPage(SYD))?.team.name, 'Söder');
    assert.equal((await world.cohorts.teams(COHORT)).find(({ teamId }) => teamId === OTHER_TEAM)?.name, 'Söder');
  });

  it('is closed only when nobody takes part in it', async () => {
    const { world } = await aCohort();
    const ingrid = await personOf(world, INGRID);
    await assert.rejects(closeTeam(world, ingrid, NORR), coded('team-not-empty'));
    await moveMember(world, ingrid, { cohortId: COHORT, pid: MAJA }, OTHER_TEAM);
    await closeTeam(world, ingrid, NORR);
    await assert.rejects(moveMember(world, ingrid, { cohortId: COHORT, pid: MAJA }, TEAM), coded('cohort-closed'));
    assert.equal(await digestTeam(world, NORR, Temporal.PlainYearMonth.from('2026-10')), undefined);
    await reopenTeam(world, ingrid, NORR);
    await moveMember(world, ingrid, { cohortId: COHORT, pid: MAJA }, TEAM);
  });

  it('is not closed while somebody is being moved into it', async () => {
    const { world } = await aCohort();
    const ingrid = await personOf(world, INGRID);
    const meanwhile: World = { ...world, rosters: { ...world.rosters, async all(cohortId) {
      const all = await world.rosters.all(cohortId);
      await moveMember(world, ingrid, { cohortId: COHORT, pid: BOSSE }, OTHER_TEAM);
      return all;
    } } };
    await assert.rejects(closeTeam(meanwhile, ingrid, SYD), coded('conflict'));
    assert.equal((await world.cohorts.team(SYD))?.closedOn, undefined);
  });
});

describe('what is set up of a cohort', () => {
  for (const [what, call] of Object.entries(changeCohortCalls)) {
    it(`is not for who leads one team, takes part, or leads elsewhere: ${what}`, async () => {
      const { world } = await aCohort();
      await settle(world, aPerson({ pid: 'p-annan' as PersonId, roles: [{ kind: 'facilitator', cohortId: 'c-annan' as CohortId, teams: 'all' }] }), 8);
      for (const pid of [OLLE, MAJA, 'p-annan' as PersonId]) await assert.rejects(call(world, await personOf(world, pid)), coded('not-allowed'));
    });
  }
});

describe('the time plan', () => {
  const plan: readonly Phase[] = [
    { kind: 'choosing', name: '', from: '2026-08-17', until: '2026-10-30' },
    { kind: 'trying', name: 'Prövotid', from: '2026-10-31', until: '2027-06-11' },
  ];

  it('is kept, and stands with the cohort', async () => {
    const { world } = await aCohort();
    assert.deepEqual(await savePlan(world, await personOf(world, INGRID), COHORT, plan), []);
    assert.deepEqual((await world.cohorts.cohortPage(COHORT))?.cohort.phases, plan);
  });

  it('is not kept when it is faulty, and says where', async () => {
    const { world } = await aCohort();
    const faulty = [...plan, { kind: 'analysing', name: '', from: '2027-06-11', until: '2027-06-01' } as const];
    assert.deepEqual(await savePlan(world, await personOf(world, INGRID), COHORT, faulty), [{ at: 2, fault: 'backwards' }, { at: 2, fault: 'overlaps' }]);
    assert.deepEqual((await world.cohorts.find(COHORT))?.value.phases, []);
  });
});

describe('the channel with a team’s tab', () => {
  const tab = { tenantId: TENANT, channelId: '19:norr@thread.tacv2', groupId: 'g-1' };

  it('is linked by who leads the team, and by nobody else', async () => {
    const { world } = await aCohort();
    await assert.rejects(noteChannelTab(world, await personOf(world, MAJA), NORR, tab), coded('not-allowed'));
    await assert.rejects(noteChannelTab(world, await personOf(world, OLLE), SYD, tab), coded('not-allowed'));
    await noteChannelTab(world, await personOf(world, OLLE), NORR, tab);
    assert.deepEqual(await world.cohorts.channels(COHORT), [{ teamId: TEAM, tab }]);
  });

  it('and the channel of its digest leave each other alone', async () => {
    const { world } = await aCohort();
    await noteChannelTab(world, await personOf(world, OLLE), NORR, tab);
    await world.cohorts.setChannelTenant(NORR, TENANT);
    await noteChannelTab(world, await personOf(world, OLLE), NORR, { ...tab, channelId: '19:annan@thread.tacv2' });
    assert.deepEqual(await world.cohorts.channels(COHORT), [{ teamId: TEAM, tab: { ...tab, channelId: '19:annan@thread.tacv2' }, digest: TENANT }]);
    await world.cohorts.setChannelTenant(NORR, undefined);
    assert.equal((await world.cohorts.channels(COHORT))[0]?.tab?.channelId, '19:annan@thread.tacv2');
  });

  it('reads what an earlier version wrote', async () => {
    const { world, tables } = await aCohort();
    await tables.commit('Cohort', COHORT, [{ kind: 'put', row: { pk: COHORT, rk: `c|${TEAM}`, values: { v: 1, tenantId: TENANT } } }]);
    assert.equal(await world.cohorts.channelTenant(NORR), TENANT);
  });
});

describe('rows of an earlier version', () => {
  it('are read: a cohort had no time plan, a team was never closed', async () => {
    const { world, tables } = await aCohort();
    const put = (rk: string, json: unknown) => ({ kind: 'put', row: { pk: COHORT, rk, values: { v: 1, json: JSON.stringify(json) } } }) as const;
    await tables.commit('Cohort', COHORT, [
      put('s|0', { cohortId: COHORT, name: 'Gammal', programme: PROGRAMME, madeUp: false }),
      put(`g|${TEAM}`, { ...NORR, name: 'Norr', cohortName: 'Gammal', madeUp: false }),
    ]);
    assert.deepEqual((await world.cohorts.find(COHORT))?.value.phases, []);
    assert.equal((await world.cohorts.findTeam(NORR))?.value.name, 'Norr');
  });
});

