import assert from 'node:assert/strict';
import type { PersonId, TeamId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { teamVersion, viewTeam } from '../../../bot/usecases/cohorts/view-team.ts';
import { listPlaces } from '../../../bot/usecases/people/list-places.ts';
import { aTryingPerson, COHORT, OTHER_TEAM, settle, TEAM, testWorld, week, type TestWorld } from '../../support/world.ts';
import { coded, headOf, submitOf, written, type Written } from '../builders.ts';

const PLACE = { cohortId: COHORT, teamId: TEAM };
const READER = aTryingPerson({ pid: 'p-läsare' as PersonId });
const FACILITATOR = aTryingPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [OTHER_TEAM] }] });

describe('the team’s page', () => {
  it('has its members and what they share, latest first', async () => {
    const world = await testWorld();
    await say(world, 'Alva', { did: 'Alvas text.' });
    world.clock.move({ hours: 1 });
    await say(world, 'Bo', { did: 'Bos text.' });
    const page = await viewTeam(world, READER, PLACE, { limit: 10 });
    assert.deepEqual([page.team.name, page.members.map(({ name }) => name).sort()], ['Norr', ['Alva', 'Bo']]);
    assert.deepEqual(page.shared.items.map(({ shown }) => [shown?.authorName, shown?.did]), [['Bo', 'Bos text.'], ['Alva', 'Alvas text.']]);
  });

  it('names no protected identity, neither among members nor over a text', async () => {
    const world = await testWorld();
    await say(world, 'Skyddad', { did: 'En text.' }, { protectedIdentity: true });
    const page = await viewTeam(world, READER, PLACE, { limit: 10 });
    assert.equal(page.shared.items[0]?.shown?.did, 'En text.');
    assert.doesNotMatch(JSON.stringify(page), /Skyddad/);
  });

  it('has another version after every change that it shows', async () => {
    const world = await testWorld();
    const versions = [await teamVersion(world, READER, PLACE)];
    await say(world, 'Alva', {});
    versions.push(await teamVersion(world, READER, PLACE));
    await submitReflection(world, await headOf(world, 'p-Alva' as PersonId), submitOf(written({ visibility: 'me' }), { baseRev: 1 }));
    versions.push(await teamVersion(world, READER, PLACE));
    assert.equal(new Set(versions).size, 3);
  });

  it('shows nothing of a reflection for the cohort’s feed that was shared with the team alone', async () => {
    const world = await testWorld();
    await say(world, 'Alva', { visibility: 'team' });
    await say(world, 'Bo', { visibility: 'cohort', did: 'Till alla.' });
    const { items } = await world.cohorts.shared(COHORT, { audience: 'cohort' }, { limit: 10 });
    assert.deepEqual(items.map(({ shown }) => shown?.did), ['Till alla.']);
  });

  it('goes on from one page to the next without a gap, though texts were taken back in between', async () => {
    const world = await testWorld();
    for (const inWeek of ['2026-W41', '2026-W42', '2026-W43', '2026-W44', '2026-W45']) {
      await say(world, 'Alva', { did: inWeek }, {}, inWeek);
      world.clock.move({ minutes: 1 });
    }
    await submitReflection(world, await headOf(world, 'p-Alva' as PersonId), submitOf(written({ visibility: 'me' }), { week: '2026-W43', baseRev: 1 }));
    assert.deepEqual(await inPagesOf(world, 2), [['2026-W45', '2026-W44'], ['2026-W42'], ['2026-W41']]);
  });

  it('is for its members and for those who lead it', async () => {
    const world = await testWorld();
    for (const person of [FACILITATOR, aTryingPerson({ roles: [] })]) {
      await assert.rejects(viewTeam(world, person, PLACE, { limit: 5 }), coded('not-allowed'));
      await assert.rejects(teamVersion(world, person, PLACE), coded('not-allowed'));
    }
    assert.equal((await viewTeam(world, FACILITATOR, { cohortId: COHORT, teamId: OTHER_TEAM }, { limit: 5 })).team.name, 'Syd');
  });
});

describe('the places that can be opened', () => {
  it('are those of the person’s own roles', async () => {
    const world = await testWorld();
    assert.deepEqual((await listPlaces(world, READER)).teams.map(({ name }) => name), ['Norr']);
    assert.deepEqual((await listPlaces(world, FACILITATOR)).teams.map(({ name }) => name), ['Syd']);
    assert.deepEqual(await listPlaces(world, aTryingPerson({ roles: [] })), { cohorts: [], teams: [] });
  });

  it('are the same however many teams a role names, in the order of their ids, without what is not there', async () => {
    const world = await testWorld();
    const named = (...teams: string[]) => listPlaces(world, { ...FACILITATOR, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: teams as TeamId[] }] });
    const few = await named(OTHER_TEAM, TEAM);
    assert.deepEqual(few.teams.map(({ name }) => name), ['Norr', 'Syd']);
    assert.deepEqual(await named('a', 'b', TEAM, OTHER_TEAM, 'c'), few);
    assert.deepEqual(await named('a', TEAM, OTHER_TEAM), few);
    assert.deepEqual(await listPlaces(world, { ...FACILITATOR, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] }), few);
  });

  it('leave out a team in which somebody takes part whose manager one is', async () => {
    const world = await testWorld();
    const manager: Person = { ...FACILITATOR, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM, OTHER_TEAM] }], manages: [{ pid: 'p-x' as PersonId, cohortId: COHORT, teamId: TEAM }] };
    assert.deepEqual((await listPlaces(world, manager)).teams.map(({ name }) => name), ['Syd']);
  });

  it('of who is in one team cost two rows, however many teams the cohort has', async () => {
    const world = await testWorld();
    const cohort = (await world.cohorts.find(COHORT))?.value;
    assert.ok(cohort);
    await world.cohorts.addTeams(cohort, Array.from({ length: 50 }, (_, number) => ({ teamId: `lag-${number}` as TeamId, name: `Lag ${number}` })));
    world.counter.reset();
    assert.equal((await listPlaces(world, READER)).teams.length, 1);
    assert.deepEqual([world.counter.requests, world.counter.entities], [2, 2]);
  });
});

async function say(world: TestWorld, name: string, answer: Partial<Written>, person: Partial<Person> = {}, inWeek = '2026-W47'): Promise<void> {
  const pid = `p-${name === 'Skyddad' ? 'x' : name}` as PersonId;
  if (!(await world.people.load(pid))) await settle(world, aTryingPerson({ pid, name, ...person }));
  await submitReflection(world, await headOf(world, pid), submitOf(written(answer), { week: week(inWeek) }));
}

async function inPagesOf(world: TestWorld, limit: number, before?: string): Promise<string[][]> {
  const { shared } = await viewTeam(world, READER, PLACE, { limit, ...(before ? { before } : {}) });
  const texts = shared.items.map(({ shown }) => shown?.did ?? '');
  return shared.earlier === undefined ? [texts] : [texts, ...(await inPagesOf(world, limit, shared.earlier))];
}
