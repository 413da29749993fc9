import assert from 'node:assert/strict';
import { closeCohort, renameCohort, savePlan } from '../../../bot/usecases/cohorts/change-cohort.ts';
import { createTeam, renameTeam } from '../../../bot/usecases/cohorts/change-team.ts';
import { createCohort } from '../../../bot/usecases/cohorts/create-cohort.ts';
import { grantRole } from '../../../bot/usecases/cohorts/grant-role.ts';
import { handOver } from '../../../bot/usecases/cohorts/hand-over.ts';
import { leaveCohort } from '../../../bot/usecases/roster/leave-cohort.ts';
import { listRoles } from '../../../bot/usecases/cohorts/list-roles.ts';
import { listSuccessors } from '../../../bot/usecases/cohorts/list-successors.ts';
import { listTeams } from '../../../bot/usecases/cohorts/list-teams.ts';
import { moveMember } from '../../../bot/usecases/roster/move-member.ts';
import { noteChannelTab } from '../../../bot/usecases/cohorts/note-channel-tab.ts';
import { planYear } from '../../../bot/usecases/cohorts/plan-year.ts';
import { viewPlan } from '../../../bot/usecases/cohorts/view-plan.ts';
import { viewRosterEntry } from '../../../bot/usecases/roster/view-roster-entry.ts';
import type { World } from '../../../bot/usecases/world.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { PROGRAMME, TENANT } from '../../support/world.ts';
import { aCohort, BOSSE, COHORT, INGRID, MAJA, OTHER_TEAM, personOf, TEAM } from '../places.ts';
import { aCopy } from '../copies.ts';

const MAJAS_PLACE = { cohortId: COHORT, pid: MAJA };
const NORR = { cohortId: COHORT, teamId: TEAM };

/** Requests after the head, in a cohort of two teams. The year's and a closing's have one a team among them; whoever has been met costs one more, for the hint. */
const COSTS: readonly (readonly [string, number, (world: World, ingrid: Person) => Promise<unknown>])[] = [
  ['the learning teams', 4, (world, ingrid) => listTeams(world, ingrid, COHORT)],
  ['the roles', 3, (world, ingrid) => listRoles(world, ingrid, COHORT)],
  ['to whom one can hand over', 2, (world, ingrid) => listSuccessors(world, ingrid, COHORT)],
  ['the time plan', 1, (world, ingrid) => viewPlan(world, ingrid, COHORT)],
  ['a year’s dates', 3, (world, ingrid) => planYear(world, ingrid, COHORT, { begins: 2026, weekday: 2 })],
  ['a person on the roster', 3, (world, ingrid) => viewRosterEntry(world, ingrid, MAJAS_PLACE)],
  ['saving a time plan', 3, (world, ingrid) => savePlan(world, ingrid, COHORT, [{ kind: 'trying', name: '', from: '2026-08-17', until: '2026-10-30' }])],
  ['renaming a cohort', 3, (world, ingrid) => renameCohort(world, ingrid, COHORT, 'Annat')],
  ['closing a cohort', 6, (world, ingrid) => closeCohort(world, ingrid, COHORT)],
  ['creating a cohort', 7, (world, ingrid) => createCohort(world, ingrid, { name: 'Ny', programme: PROGRAMME, request: 'r' })],
  ['creating a team', 3, (world, ingrid) => createTeam(world, ingrid, COHORT, 'Öster')],
  ['renaming a team', 3, (world, ingrid) => renameTeam(world, ingrid, NORR, 'Nord')],
  ['linking a channel', 3, (world, ingrid) => noteChannelTab(world, ingrid, NORR, { tenantId: TENANT, channelId: '19:x' })],
  ['moving a member', 15, (world, ingrid) => moveMember(world, ingrid, MAJAS_PLACE, OTHER_TEAM)],
  ['leaving', 11, (world, ingrid) => leaveCohort(world, ingrid, MAJAS_PLACE)],
  ['granting a role', 7, (world, ingrid) => grantRole(world, ingrid, { cohortId: COHORT, pid: BOSSE }, { role: 'analyst', holds: true })],
  ['handing over', 18, (world, ingrid) => handOver(world, ingrid, { cohortId: COHORT, to: BOSSE, teams: 'all', keep: false })],
];

describe('what leading costs', () => {
  for (const [what, requests, act] of COSTS) {
    it(`is ${requests} requests for ${what}`, async () => {
      const { world, tables } = await aCohort();
      const copy = aCopy(world, tables);
      await act(copy.world, await personOf(world, INGRID));
      assert.equal(copy.calls(), requests);
    });
  }
});
