import type { AreaId, ActionId, CohortId, ObjectId, OperationId, PersonId, ProgrammeId, TeamId, TenantId, TrialId } from '../../bot/domain/ids.ts';
import { emptyLedger } from '../../bot/domain/calendar/ledger.ts';
import type { IsoWeek } from '../../bot/domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../bot/domain/calendar/zone.ts';
import { DEFAULT_NUDGES, NEVER_NUDGED } from '../../bot/domain/nudges/nudging.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { summaryOf } from '../../bot/domain/team/summary.ts';
import type { Storage } from '../../bot/ports.ts';
import type { Cohort, Place, Team } from '../../bot/ports/cohorts.ts';
import type { Identity } from '../../bot/domain/identity.ts';
import type { Reach } from '../../bot/ports/identities.ts';
import { newCohortRows } from '../../bot/storage/cohorts.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';

/** A made-up cohort of any size: school leaders in learning teams of ten, out of fifteen municipalities. */

export const COHORT = 'c-matning' as CohortId;
export const PROGRAMME = 'ledarhandlingar' as ProgrammeId;
export const TEAM_SIZE = 10;
const MUNICIPALITIES = 15;

export const TENANTS: readonly TenantId[] = Array.from({ length: MUNICIPALITIES }, (_, number) => tenantIdOf(number));

export const TRIED = { areaId: 'verksamhet' as AreaId, actionId: 'verksamhet.rundor' as ActionId, actionVersion: 1 };

export function personIdOf(index: number): PersonId {
  return `p-${String(index).padStart(6, '0')}` as PersonId;
}

export function trialIdOf(index: number): TrialId {
  return `t-${String(index).padStart(6, '0')}` as TrialId;
}

export function teamIdOf(index: number): TeamId {
  return `lag-${String(Math.floor(index / TEAM_SIZE)).padStart(4, '0')}` as TeamId;
}

export function tenantIdOf(number: number): TenantId {
  return uuid(number + 1) as TenantId;
}

export function objectIdOf(index: number): ObjectId {
  return uuid(1_000_000 + index) as ObjectId;
}

export function identityOf(index: number): Identity {
  return { tenantId: tenantIdOf(index % MUNICIPALITIES), objectId: objectIdOf(index) };
}

/** Has been trying one action since the week in which they joined. */
export function aMember(index: number, joined: IsoWeek): Person {
  return aMemberOf({ cohortId: COHORT, teamId: teamIdOf(index) }, identityOf(index), index, joined);
}

export function aMemberOf({ cohortId, teamId }: Place, home: Identity, index: number, joined: IsoWeek): Person {
  return {
    pid: personIdOf(index),
    rev: 1,
    name: `Deltagare ${index}`,
    protectedIdentity: false,
    home,
    greeted: true,
    roles: [{ kind: 'principal', cohortId, teamId, programme: PROGRAMME, joined }],
    settings: { zone: DEFAULT_ZONE, visibility: 'me', analysts: 'yes', nudges: DEFAULT_NUDGES },
    trials: [{ id: trialIdOf(index), ...TRIED, iteration: 1, state: 'active', step: 'trying', started: joined }],
    focus: trialIdOf(index),
    nextStep: '',
    ledger: emptyLedger(joined),
    recent: [],
    observed: [],
    nudging: NEVER_NUDGED,
    meetings: [],
    peersWaiting: [],
    manages: [],
    left: [],
  };
}

/** The cohort with its teams. */
export async function makeCohort(tables: Tables, members: number): Promise<void> {
  const teams = Array.from({ length: Math.ceil(members / TEAM_SIZE) }, (_, number) => teamIdOf(number * TEAM_SIZE));
  await makeCohortOf(tables, { cohortId: COHORT, name: 'Mätkohorten', programme: PROGRAMME, madeUp: true, phases: [] }, teams);
}

/** In as many commits as Azure would need. */
export async function makeCohortOf(tables: Tables, cohort: Cohort, teamIds: readonly TeamId[]): Promise<void> {
  const { cohortId, name: cohortName, madeUp } = cohort;
  const teams = teamIds.map((teamId, number): Team => ({ cohortId, teamId, name: `Lag ${number + 1}`, cohortName, madeUp }));
  const { directory, partition } = newCohortRows(cohort, teams, 'setup' as OperationId);
  await tables.commit('Cohort', 'directory', [directory]);
  for (let start = 0; start < partition.length; start += 100) await tables.commit('Cohort', cohortId, partition.slice(start, start + 100));
}

/** As somebody stands who has been met in chat and has not answered yet. */
export async function seatMember(storage: Storage, home: Identity, place: Place, person: Person, reach: Reach): Promise<void> {
  await storage.people.create(person);
  await storage.identities.reached(home, { pid: person.pid, reach });
  await storage.cohorts.project(place, { summary: summaryOf(person), shared: [] }, undefined);
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
