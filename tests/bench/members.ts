import type { AreaId, ActionId, CohortId, ObjectId, OperationId, PersonId, ProgrammeId, TeamId, TenantId, TrialId } from '../../bot/domain/ids.ts';
import { emptyLedger } from '../../bot/domain/calendar/ledger.ts';
import type { IsoWeek } from '../../bot/domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../bot/domain/calendar/zone.ts';
import { DEFAULT_NUDGES, NEVER_NUDGED } from '../../bot/domain/nudges/nudging.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { Identity, Team } from '../../bot/ports.ts';
import { newCohortRows } from '../../bot/storage/cohorts.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';

/** A made-up cohort of any size: school leaders in learning teams of ten, out of fifteen municipalities. */

export const COHORT = 'c-matning' as CohortId;
export const PROGRAMME = 'ledarhandlingar' as ProgrammeId;
export const TEAM_SIZE = 10;
const MUNICIPALITIES = 15;

export const TENANTS: readonly TenantId[] = Array.from({ length: MUNICIPALITIES }, (_, index) => uuid(index + 1) as TenantId);

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

export function identityOf(index: number): Identity {
  return { tenantId: uuid((index % MUNICIPALITIES) + 1) as TenantId, objectId: uuid(1_000_000 + index) as ObjectId };
}

/** Has been trying one action since the week in which they joined. */
export function aMember(index: number, joined: IsoWeek): Person {
  return {
    pid: personIdOf(index),
    rev: 1,
    name: `Deltagare ${index}`,
    protectedIdentity: false,
    home: identityOf(index),
    greeted: true,
    roles: [{ kind: 'principal', cohortId: COHORT, teamId: teamIdOf(index), programme: PROGRAMME, joined }],
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
  };
}

/** The cohort with its teams, in as many commits as Azure would need. */
export async function makeCohort(tables: Tables, members: number): Promise<void> {
  const cohort = { cohortId: COHORT, name: 'Mätkohorten', programme: PROGRAMME, madeUp: true };
  const teams = Array.from({ length: Math.ceil(members / TEAM_SIZE) }, (_, index): Team => {
    const teamId = teamIdOf(index * TEAM_SIZE);
    return { cohortId: COHORT, teamId, name: `Lag ${index + 1}`, cohortName: cohort.name, madeUp: true };
  });
  const { directory, partition } = newCohortRows(cohort, teams, 'setup' as OperationId);
  await tables.commit('Cohort', 'directory', [directory]);
  for (let start = 0; start < partition.length; start += 100) await tables.commit('Cohort', COHORT, partition.slice(start, start + 100));
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
