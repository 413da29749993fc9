import type { Person } from '../../../bot/domain/person/person.ts';
import { closeCohort, renameCohort, reopenCohort, savePlan } from '../../../bot/usecases/cohorts/change-cohort.ts';
import { closeTeam, createTeam, renameTeam, reopenTeam } from '../../../bot/usecases/cohorts/change-team.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { COHORT, OTHER_TEAM } from '../../support/world.ts';

const SYD = { cohortId: COHORT, teamId: OTHER_TEAM };

/** Everything that only who leads the whole cohort may do to it. */
export const changeCohortCalls: Readonly<Record<string, (world: World, person: Person) => Promise<unknown>>> = {
  rename: (world, person) => renameCohort(world, person, COHORT, 'Annat'),
  close: (world, person) => closeCohort(world, person, COHORT),
  reopen: (world, person) => reopenCohort(world, person, COHORT),
  plan: (world, person) => savePlan(world, person, COHORT, []),
  'create a team': (world, person) => createTeam(world, person, COHORT, 'Öster'),
  'rename a team': (world, person) => renameTeam(world, person, SYD, 'Annat'),
  'close a team': (world, person) => closeTeam(world, person, SYD),
  'reopen a team': (world, person) => reopenTeam(world, person, SYD),
};
