/** A cohort with people on its roster, for what facilitators do with it. */
import assert from 'node:assert/strict';
import type { OrganisationId, PersonId, TeamId } from '../../bot/domain/ids.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { RosterEntry } from '../../bot/domain/roster/roster-entry.ts';
import type { Granted } from '../../bot/domain/roster/duties.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import { followRoster } from '../../bot/usecases/roster/follow-roster.ts';
import type { World } from '../../bot/usecases/world.ts';
import { aTryingPerson, COHORT, NOW, OTHER_TEAM, PROGRAMME, settle, TEAM, testWorld, type TestWorld } from '../support/world.ts';
import { headOf, MAJA } from './builders.ts';
import { aCopy, everyKill, unlessKilled } from './copies.ts';

export const INGRID = 'p-ingrid' as PersonId;
export const OLLE = 'p-olle' as PersonId;
export const BOSSE = 'p-bosse' as PersonId;
export const ORGANISATION = 'o-ekdalen' as OrganisationId;

const BEGINNING = '2026-09-01T08:00:00.000Z';

export interface Place {
  readonly world: TestWorld;
  readonly tables: Tables;
}

/** Ingrid leads all, Olle leads the team, Maja takes part in it, Bosse stands on the roster and does nothing there. */
export async function aCohort(): Promise<Place> {
  const tables = memoryTables();
  const world = await testWorld({ tables });
  world.clock.set(BEGINNING);
  await settle(world, aTryingPerson({ roles: [] }));
  for (const id of [ORGANISATION, 'o-sjohaga' as OrganisationId]) await world.organisations.save({ id, name: `Organisation ${id}`, ready: {} }, undefined);
  await stands(world, entryOf(INGRID, { name: 'Ingrid Prov', position: 'facilitator' }));
  await stands(world, entryOf(OLLE, { name: 'Olle Prov', position: 'facilitator', teamId: TEAM }));
  await stands(world, entryOf(BOSSE, { name: 'Bosse Prov', position: 'deputy' }));
  await stands(world, entryOf(MAJA, { name: 'Maja Prov', teamId: TEAM }));
  world.clock.set(NOW);
  return { world, tables };
}

export function entryOf(pid: PersonId, entry: Partial<RosterEntry> = {}): RosterEntry {
  return {
    pid, name: 'Någon Prov', protectedIdentity: false, organisationId: ORGANISATION, school: 'Björkskolan',
    context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', ...entry,
  };
}

export async function stands(world: World, entry: RosterEntry, granted?: Granted): Promise<void> {
  await world.rosters.save(COHORT, entry, undefined);
  await followRoster(world, { cohort: { cohortId: COHORT, programme: PROGRAMME }, entry, ...(granted ? { granted } : {}) });
}

export async function personOf(world: World, pid: PersonId): Promise<Person> {
  return (await headOf(world, pid)).value;
}

export async function entryIn(world: World, pid: PersonId): Promise<RosterEntry> {
  return (await world.rosters.find(COHORT, pid))?.value ?? assert.fail(`${pid} is on no roster`);
}

export async function teamMembers(world: World, teamId: TeamId): Promise<readonly PersonId[]> {
  return ((await world.cohorts.teamPage({ cohortId: COHORT, teamId }))?.members ?? []).map(({ pid }) => pid);
}

export async function textsOf(world: World, teamId: TeamId): Promise<readonly string[]> {
  const { items } = await world.cohorts.shared(COHORT, { audience: 'team', teamId }, { limit: 100 });
  return items.map(({ shown }) => shown?.did ?? '');
}

/** Kills a copy at every one of its calls, then does the same again on a sound one, and looks. */
export async function killedEverywhere(prepare: () => Promise<Place>, act: (world: World) => Promise<unknown>, look: (place: Place) => Promise<void>): Promise<void> {
  const trial = await prepare();
  const counted = aCopy(trial.world, trial.tables);
  await act(counted.world);
  assert.ok(counted.calls() > 1, 'nothing to kill');
  for (const kill of everyKill(counted.calls())) {
    const place = await prepare();
    await unlessKilled(act(aCopy(place.world, place.tables, kill).world));
    await act(place.world);
    await look(place);
  }
}

export { COHORT, MAJA, OTHER_TEAM, TEAM };
