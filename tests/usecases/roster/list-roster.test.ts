import assert from 'node:assert/strict';
import type { OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { listRoster } from '../../../bot/usecases/roster/list-roster.ts';
import { aPerson, COHORT, OTHER_TEAM, TEAM, testWorld } from '../../support/world.ts';
import { coded } from '../builders.ts';

const LEADS_ALL = aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const LEADS_ONE = aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });

describe('a cohort’s roster', () => {
  it('is all of it for who leads the cohort, and who has been met', async () => {
    const world = await rosterOf(entry('p-1'), entry('p-2', { teamId: OTHER_TEAM }), entry('p-3', { position: 'facilitator' }));
    await world.rosters.markMet(COHORT, 'p-2' as PersonId, '2026-11-01T08:00:00.000Z');
    const { members, teams } = await listRoster(world, LEADS_ALL, COHORT);
    assert.deepEqual(members.map(({ entry: { pid }, metAt }) => [pid, metAt]), [['p-1', undefined], ['p-2', '2026-11-01T08:00:00.000Z'], ['p-3', undefined]]);
    assert.deepEqual(teams.map(({ teamId }) => teamId), [TEAM, OTHER_TEAM]);
  });

  it('is the members of the own teams for who leads teams in it', async () => {
    const world = await rosterOf(entry('p-1'), entry('p-2', { teamId: OTHER_TEAM }), entry('p-3', { position: 'facilitator' }));
    const { members, teams } = await listRoster(world, LEADS_ONE, COHORT);
    assert.deepEqual(members.map(({ entry: { pid } }) => pid), ['p-1']);
    assert.deepEqual(teams.map(({ teamId }) => teamId), [TEAM]);
  });

  it('counts who has a protected identity, and lists them for nobody', async () => {
    const { name: _, ...nameless } = entry('p-2', { protectedIdentity: true });
    const world = await rosterOf(entry('p-1'), nameless);
    for (const facilitator of [LEADS_ALL, LEADS_ONE]) {
      const { members, notListed } = await listRoster(world, facilitator, COHORT);
      assert.deepEqual(members.map(({ entry: { pid } }) => pid), ['p-1']);
      assert.equal(notListed, 1);
    }
  });

  it('leaves out who has left', async () => {
    const world = await rosterOf(entry('p-1', { leftOn: '2026-10-01' }));
    assert.deepEqual((await listRoster(world, LEADS_ALL, COHORT)).members, []);
  });

  it('leaves out a team in which somebody takes part whose manager the facilitator is', async () => {
    const world = await rosterOf(entry('p-1'));
    const manager = { ...LEADS_ONE, manages: [{ pid: 'p-1' as PersonId, cohortId: COHORT, teamId: TEAM }] };
    assert.deepEqual((await listRoster(world, manager, COHORT)).members, []);
  });

  it('is for nobody who leads nothing there', async () => {
    const world = await rosterOf(entry('p-1'));
    for (const roles of [[], aPerson().roles]) await assert.rejects(listRoster(world, aPerson({ roles }), COHORT), coded('not-allowed'));
  });

  it('costs three requests', async () => {
    const world = await rosterOf(entry('p-1'), entry('p-2'));
    await listRoster(world, LEADS_ALL, COHORT);
    assert.equal(world.counter.requests, 3);
  });
});

function entry(pid: string, changes: Partial<RosterEntry> = {}): RosterEntry {
  return {
    pid: pid as PersonId,
    name: `Prov ${pid}`,
    protectedIdentity: false,
    organisationId: 'o-prov' as OrganisationId,
    school: 'Provskolan',
    context: { schoolForm: '', sizeClass: '', areaType: '' },
    position: 'principal',
    teamId: TEAM,
    ...changes,
  };
}

async function rosterOf(...entries: readonly RosterEntry[]) {
  const world = await testWorld();
  await world.rosters.putAll(COHORT, entries);
  world.counter.reset();
  return world;
}
