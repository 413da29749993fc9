import { LedtradError } from '../../domain/errors.ts';
import { dateText } from '../../domain/calendar/date-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import type { CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import { takesPart } from '../../domain/roster/roster-entry.ts';
import type { Cohort, Place, Team } from '../../ports/cohorts.ts';
import type { Versioned } from '../../ports/stored.ts';
import { endDigest } from './link-channel.ts';
import type { World } from '../world.ts';

/** A learning team with nobody in it yet. Throws `not-allowed`, `not-found`, `name-taken`, `cohort-closed`. */
export async function createTeam(world: World, facilitator: Person, cohortId: CohortId, name: string): Promise<Team> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const cohort = await openCohort(world, cohortId);
  await assertIsFree(world, cohortId, name);
  const team: Team = { cohortId, teamId: world.ids.team(), name, cohortName: cohort.name, madeUp: cohort.madeUp };
  await world.cohorts.saveTeam(team, undefined);
  return team;
}

/** Throws `not-allowed`, `not-found`, `name-taken`, and `conflict` when another was faster. */
export async function renameTeam(world: World, facilitator: Person, place: Place, name: string): Promise<void> {
  await changeTeam(world, facilitator, place, (team) => ({ ...team, name }));
}

/** Only when nobody takes part in it any more; no channel gets its digests. Throws `not-allowed`, `not-found`, `team-not-empty`, `conflict`. */
export async function closeTeam(world: World, facilitator: Person, place: Place): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId: place.cohortId });
  // The guard: nobody can be placed in it between the roster that is read here and the team's row.
  const cohort = await world.cohorts.find(place.cohortId);
  const members = (await world.rosters.all(place.cohortId)).filter(({ entry }) => takesPart(entry) && entry.teamId === place.teamId);
  if (members.length > 0) throw new LedtradError('team-not-empty');
  const today = dateText(localDate(world.clock.now(), DEFAULT_ZONE));
  await endDigest(world, place);
  await changeTeam(world, facilitator, place, (team) => ({ ...team, closedOn: team.closedOn ?? today }), cohort);
}

/** Throws `not-allowed`, `not-found`, `cohort-closed`, `conflict`. */
export async function reopenTeam(world: World, facilitator: Person, place: Place): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId: place.cohortId });
  await openCohort(world, place.cohortId);
  await changeTeam(world, facilitator, place, ({ closedOn: _closed, ...team }) => team);
}

async function changeTeam(world: World, facilitator: Person, place: Place, change: (team: Team) => Team, guard?: Versioned<Cohort>): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId: place.cohortId });
  const read = await world.cohorts.findTeam(place);
  if (!read) throw new LedtradError('not-found');
  const team = change(read.value);
  if (team.name !== read.value.name) await assertIsFree(world, place.cohortId, team.name);
  if (JSON.stringify(team) !== JSON.stringify(read.value)) await world.cohorts.saveTeam(team, read.etag, guard);
}

async function openCohort(world: World, cohortId: CohortId) {
  const cohort = await world.cohorts.find(cohortId);
  if (!cohort) throw new LedtradError('not-found');
  if (cohort.value.closedOn !== undefined) throw new LedtradError('cohort-closed');
  return cohort.value;
}

async function assertIsFree(world: World, cohortId: CohortId, name: string): Promise<void> {
  const same = (other: string) => other.localeCompare(name, 'sv', { sensitivity: 'accent' }) === 0;
  if ((await world.cohorts.teams(cohortId)).some((team) => same(team.name))) throw new LedtradError('name-taken');
}
