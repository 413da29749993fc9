import { Temporal } from 'temporal-polyfill';
import { loadCalendars } from '../../bot/calendars/load.ts';
import { loadCatalogue } from '../../bot/catalogue/load.ts';
import type { CampaignId, CohortId, ImportId, MeetingId, ObjectId, OperationId, OrganisationId, PeerRoundId, PersonId, ProgrammeId, TeamId, TenantId, TrialId } from '../../bot/domain/ids.ts';
import { groupedCode } from '../../bot/domain/invitation.ts';
import { emptyLedger } from '../../bot/domain/calendar/ledger.ts';
import { parseIsoWeek } from '../../bot/domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../bot/domain/calendar/zone.ts';
import { DEFAULT_NUDGES, NEVER_NUDGED } from '../../bot/domain/nudges/nudging.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { nudgePlanner } from '../../bot/nudges/planner.ts';
import type { Ids } from '../../bot/ports.ts';
import { createStorage } from '../../bot/storage/storage.ts';
import { newCohortRows } from '../../bot/storage/cohorts.ts';
import { memoryTables, type Faults } from '../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../bot/storage/table/request-counter.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import type { World } from '../../bot/usecases/world.ts';
import { makeKnown } from './reach.ts';

export const CATALOGUE = loadCatalogue({ folders: [] });
export const PLANNER = nudgePlanner(loadCalendars({ folders: [] }), CATALOGUE);
export const PROGRAMME = 'ledarhandlingar' as ProgrammeId;
export const COHORT = 'c-prov' as CohortId;
export const TEAM = 'norr' as TeamId;
export const OTHER_TEAM = 'syd' as TeamId;
export const TENANT = '22222222-2222-4222-8222-222222222222' as TenantId;

/** On nobody's list of those who may come in. */
export const FOREIGN_TENANT = '99999999-9999-4999-8999-999999999999' as TenantId;

/** A Sunday in ISO week 47. */
export const NOW = '2026-11-22T10:00:00.000Z';

/** A clock that stands still until it is moved. */
export class StoppedClock {
  #now: Temporal.Instant;

  constructor(now: string = NOW) {
    this.#now = Temporal.Instant.from(now);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  set(now: string): void {
    this.#now = Temporal.Instant.from(now);
  }

  move(duration: Temporal.DurationLike): void {
    this.#now = this.#now.toZonedDateTimeISO('UTC').add(duration).toInstant();
  }
}

/** Ids in the order they were asked for, so that a failing test reads the same each time. */
export function countingIds(): Ids {
  let count = 0;
  const next = (kind: string) => `${kind}${String((count += 1)).padStart(4, '0')}`;
  return {
    person: () => next('p') as PersonId,
    trial: () => next('t') as TrialId,
    organisation: () => next('org') as OrganisationId,
    cohort: () => next('c') as CohortId,
    team: () => next('l') as TeamId,
    meeting: () => next('m') as MeetingId,
    peerRound: () => next('k') as PeerRoundId,
    campaign: () => next('b') as CampaignId,
    rosterImport: () => next('i') as ImportId,
    operation: () => next('o') as OperationId,
    invitation: () => groupedCode(`KQ${String((count += 1)).padStart(8, '2').replaceAll('0', 'Z').replaceAll('1', 'X')}`),
  };
}

export function objectId(number: number): ObjectId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as ObjectId;
}

export function aPerson(person: Partial<Person> = {}): Person {
  return {
    pid: 'p-maja' as PersonId,
    rev: 1,
    name: 'Maja Prov',
    protectedIdentity: false,
    greeted: false,
    roles: [{ kind: 'principal', cohortId: COHORT, teamId: TEAM, programme: PROGRAMME, joined: week('2026-W30') }],
    settings: { zone: DEFAULT_ZONE, visibility: 'me', analysts: 'not-asked', nudges: DEFAULT_NUDGES },
    trials: [],
    nextStep: '',
    ledger: emptyLedger(week('2026-W30')),
    recent: [],
    observed: [],
    nudging: NEVER_NUDGED,
    meetings: [],
    peersWaiting: [],
    manages: [],
    left: [],
    ...person,
  };
}

/** A person who has been trying an action since week 40. */
export function aTryingPerson(person: Partial<Person> = {}): Person {
  const action = CATALOGUE.action('verksamhet.rundor');
  if (!action) throw new Error('the catalogue has lost an action');
  const id = 't-rundor' as TrialId;
  return aPerson({
    trials: [{ id, areaId: action.areaId, actionId: action.id, actionVersion: 1, iteration: 1, state: 'active', step: 'trying', started: week('2026-W41') }],
    focus: id,
    nextStep: 'Gå en runda på fredag',
    home: { tenantId: TENANT, objectId: objectId(1) },
    ...person,
  });
}

export function week(text: string) {
  const parsed = parseIsoWeek(text);
  if (!parsed) throw new Error(`not a week: ${text}`);
  return parsed;
}

export interface TestWorld extends World {
  readonly clock: StoppedClock;
  readonly tables: Tables;
  readonly counter: ReturnType<typeof requestCounter>;
}

/** Everything that a use case needs, over tables, and every tenant let in. */
export function worldOver(tables: Tables, { clock, ids }: Pick<World, 'clock' | 'ids'>): World {
  return { ...createStorage(tables, () => ids.operation()), clock, ids, catalogue: CATALOGUE, nudges: PLANNER, intake: PROGRAMME, isAllowedTenant: () => true };
}

/** The real stores over the memory tables, with a cohort of two teams. */
export async function testWorld(options: { faults?: Faults; tables?: Tables } = {}): Promise<TestWorld> {
  const counter = requestCounter();
  const tables = options.tables ?? memoryTables({ onRequest: counter.onRequest, ...(options.faults ? { faults: options.faults } : {}) });
  const ids = countingIds();
  const clock = new StoppedClock();
  const world: TestWorld = { ...worldOver(tables, { clock, ids }), clock, isAllowedTenant: (tenantId) => tenantId !== FOREIGN_TENANT, tables, counter };
  const cohort = { cohortId: COHORT, name: 'Provkohorten', programme: PROGRAMME, madeUp: true, phases: [] };
  const teams = [[TEAM, 'Norr'], [OTHER_TEAM, 'Syd']] as const;
  const rows = newCohortRows(cohort, teams.map(([teamId, name]) => ({ cohortId: COHORT, teamId, name, cohortName: cohort.name, madeUp: true })), ids.operation());
  await tables.commit('Cohort', rows.directory.kind === 'put' ? rows.directory.row.pk : '', [rows.directory]);
  await tables.commit('Cohort', COHORT, rows.partition);
  counter.reset();
  return world;
}

/** Stores a person and whom they are known as. */
export async function settle(world: TestWorld, person: Person, number = 1) {
  const stored = await world.people.create(person);
  await makeKnown(world.identities, { tenantId: TENANT, objectId: objectId(number) }, person.pid);
  world.counter.reset();
  return stored;
}
