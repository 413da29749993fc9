import assert from 'node:assert/strict';
import type { CohortId, OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import type { Organisation } from '../../../bot/domain/organisation.ts';
import { describeOrganisation, tickReadiness } from '../../../bot/usecases/selection/change-organisation.ts';
import { listOrganisations } from '../../../bot/usecases/selection/list-organisations.ts';
import { aPerson, COHORT, FOREIGN_TENANT, TEAM, TENANT, testWorld } from '../../support/world.ts';
import { coded } from '../builders.ts';

const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const TEAM_LEADER = aPerson({ pid: 'p-lo' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
const DAY = '2026-11-01';
const ALL = { 'agreement-signed': DAY, 'app-allowed': DAY, 'channel-made': DAY } as const;

describe('the readiness of organisations', () => {
  it('lists those with people on the roster, what is furthest from ready first', async () => {
    const world = await worldWith(
      [anOrganisation('klar', { tenantId: TENANT, ready: ALL }), 6, 6],
      [anOrganisation('vantar', { tenantId: TENANT, ready: ALL }), 6, 2],
      [anOrganisation('utestangd', { tenantId: FOREIGN_TENANT, ready: ALL }), 5, 0],
      [anOrganisation('ny', {}), 7, 0],
      [anOrganisation('tom', { ready: ALL }), 0, 0],
    );
    const { organisations, mayChange } = await listOrganisations(world, LEADER, COHORT);
    assert.deepEqual(organisations.map(({ organisation, next, allowed, people }) => [organisation.name, next, allowed, people.met, people.all]), [
      ['ny', 'agreement-signed', false, 0, 7], ['utestangd', 'tenant-allowed', false, 0, 5], ['vantar', 'people-met', true, 2, 6], ['klar', 'done', true, 6, 6],
    ]);
    assert.equal(mayChange, true);
  });

  it('costs two requests at any size', async () => {
    const world = await worldWith([anOrganisation('a', {}), 60, 3], [anOrganisation('b', {}), 60, 3]);
    world.counter.reset();
    await listOrganisations(world, LEADER, COHORT);
    assert.equal(world.counter.requests, 2);
  });

  it('counts those in no list where there are enough, and names nobody', async () => {
    const world = await worldWith([anOrganisation('stor', {}), 4, 0], [anOrganisation('liten', {}), 1, 0]);
    for (const organisation of ['stor', 'liten']) await puts(world, organisation, `skyddad-${organisation}`, true);
    const { organisations } = await listOrganisations(world, LEADER, COHORT);
    assert.deepEqual(organisations.map(({ organisation, people }) => [organisation.name, people.all]), [['stor', 5], ['liten', 1]]);
  });

  it('is read by whoever leads in the cohort, and by nobody else', async () => {
    const world = await worldWith([anOrganisation('a', {}), 1, 0]);
    assert.equal((await listOrganisations(world, TEAM_LEADER, COHORT)).mayChange, false);
    await assert.rejects(listOrganisations(world, aPerson(), COHORT), coded('not-allowed'));
    await assert.rejects(listOrganisations(world, LEADER, 'c-annan' as CohortId), coded('not-allowed'));
  });
});

describe('a step in an organisation', () => {
  const at = { cohortId: COHORT, organisationId: 'o-a' as OrganisationId };

  it('is ticked with the day on which it was, and can be taken back', async () => {
    const world = await worldWith([anOrganisation('a', {}), 1, 0]);
    await tickReadiness(world, LEADER, at, 'app-allowed', true);
    world.clock.move({ days: 3 });
    await tickReadiness(world, LEADER, at, 'app-allowed', true);
    assert.deepEqual((await world.organisations.find(at.organisationId))?.value.ready, { 'app-allowed': '2026-11-22' });
    await tickReadiness(world, LEADER, at, 'app-allowed', false);
    assert.deepEqual((await world.organisations.find(at.organisationId))?.value.ready, {});
  });

  it('ticked at the same time as another keeps both', async () => {
    const world = await worldWith([anOrganisation('a', {}), 1, 0]);
    await Promise.all([tickReadiness(world, LEADER, at, 'app-allowed', true), tickReadiness(world, LEADER, at, 'channel-made', true)]);
    assert.deepEqual(Object.keys((await world.organisations.find(at.organisationId))?.value.ready ?? {}).sort(), ['app-allowed', 'channel-made']);
  });

  it('is ticked and described by who leads all of the cohort, for organisations with people in it', async () => {
    const world = await worldWith([anOrganisation('a', {}), 1, 0], [anOrganisation('tom', {}), 0, 0]);
    for (const person of [TEAM_LEADER, aPerson()]) {
      await assert.rejects(tickReadiness(world, person, at, 'app-allowed', true), coded('not-allowed'));
      await assert.rejects(describeOrganisation(world, person, at, { name: 'B' }), coded('not-allowed'));
    }
    const empty = { ...at, organisationId: 'o-tom' as OrganisationId };
    await assert.rejects(tickReadiness(world, LEADER, empty, 'app-allowed', true), coded('not-found'));
    await assert.rejects(describeOrganisation(world, LEADER, empty, { name: 'B' }), coded('not-found'));
  });

  it('is described with another name and tenant, or none', async () => {
    const world = await worldWith([anOrganisation('a', { ready: ALL }), 1, 0]);
    assert.equal(await describeOrganisation(world, LEADER, at, { name: 'Ny kommun', tenantId: TENANT }), true);
    assert.deepEqual((await world.organisations.find(at.organisationId))?.value, { id: at.organisationId, name: 'Ny kommun', tenantId: TENANT, ready: ALL });
    await describeOrganisation(world, LEADER, at, { name: 'Ny kommun' });
    assert.equal((await world.organisations.find(at.organisationId))?.value.tenantId, undefined);
  });

  it('is not described with the name of another, however it is spelt', async () => {
    const world = await worldWith([anOrganisation('a', {}), 1, 0], [anOrganisation('b', {}), 1, 0]);
    assert.equal(await describeOrganisation(world, LEADER, at, { name: ' B ' }), false);
    assert.equal(await describeOrganisation(world, LEADER, at, { name: 'A' }), true);
  });
});

type World = Awaited<ReturnType<typeof testWorld>>;

async function worldWith(...all: readonly (readonly [Organisation, people: number, met: number])[]): Promise<World> {
  const world = await testWorld();
  for (const [organisation, people, met] of all) {
    await world.organisations.save(organisation, undefined);
    for (let index = 0; index < people; index++) {
      const pid = await puts(world, organisation.name, `${organisation.name}-${index}`, false);
      if (index < met) await world.rosters.markMet(COHORT, pid, '2026-11-20T10:00:00.000Z');
    }
  }
  return world;
}

async function puts(world: World, organisation: string, name: string, protectedIdentity: boolean): Promise<PersonId> {
  const pid = `p-${name}` as PersonId;
  await world.rosters.save(COHORT, {
    pid, ...(protectedIdentity ? {} : { name }), protectedIdentity, organisationId: `o-${organisation}` as OrganisationId, school: '',
    context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM,
  }, undefined);
  return pid;
}

function anOrganisation(name: string, change: Partial<Organisation>): Organisation {
  return { id: `o-${name}` as OrganisationId, name, ready: {}, ...change };
}
