import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../../bot/domain/calendar/instant-text.ts';
import type { IsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import type { CohortId, OperationId, PersonId, TeamId, TenantId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { Storage } from '../../../bot/ports.ts';
import type { Place } from '../../../bot/ports/cohorts.ts';
import type { Identity } from '../../../bot/domain/identity.ts';
import { createStorage } from '../../../bot/storage/storage.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { conversationIdOf } from '../../support/teams-at-scale.ts';
import { APP_ID } from '../app-id.ts';
import { gatherWrites } from '../gathered-writes.ts';
import { aMemberOf, makeCohortOf, objectIdOf, personIdOf, PROGRAMME, seatMember, tenantIdOf } from '../members.ts';

/** Somebody who tries an action, and whose chat the fake Teams knows. */
export interface Receiver {
  readonly index: number;
  readonly pid: PersonId;
  /** As the fake Teams numbers it. */
  readonly tenant: number;
  readonly home: Identity;
  readonly place: Place;
  readonly conversationId: string;
}

export interface Filling {
  /** Of the fake Teams, or of a proxy before it. */
  readonly serviceUrl: string;
  /** The week in which they joined and began to try. */
  readonly joined: IsoWeek;
  /** When the planner is to look at each of them; undefined for those who are not to be looked at. */
  dueAt(receiver: Receiver): Temporal.Instant | undefined;
}

const TEAM_SIZE = 8;
/** So many are held in memory at a time. */
const PORTION = 5_000;

/** So many people, dealt out evenly over the tenants; each tenant has one cohort, in learning teams of eight. */
export function receiversIn({ receivers, tenants }: { receivers: number; tenants: number }): readonly Receiver[] {
  return Array.from({ length: receivers }, (_, index) => {
    const [tenant, inTenant] = [index % tenants, Math.floor(index / tenants)];
    const pid = personIdOf(index);
    return {
      index,
      pid,
      tenant,
      home: { tenantId: tenantIdOf(tenant), objectId: objectIdOf(index) },
      place: placeOf(tenant, Math.floor(inTenant / TEAM_SIZE)),
      conversationId: conversationIdOf(tenant, pid),
    };
  });
}

/** The tenants' ids, for the bot's allow-list. */
export function tenantsOf(receivers: readonly Receiver[]): readonly TenantId[] {
  return [...new Set(receivers.map(({ home }) => home.tenantId))];
}

/** Stores them and their cohorts, in tables that exist and hold nothing of them yet. */
export async function fillReceivers(tables: Tables, receivers: readonly Receiver[], filling: Filling): Promise<void> {
  const gathered = gatherWrites();
  const storage = createStorage(gathered.tables, () => 'setup' as OperationId);
  for (const [tenant, teams] of teamsByTenant(receivers)) {
    const cohort = { cohortId: cohortIdOf(tenant), name: `Mätkohort ${tenant + 1}`, programme: PROGRAMME, madeUp: true, phases: [] };
    await makeCohortOf(gathered.tables, cohort, [...teams]);
  }
  for (const [number, receiver] of receivers.entries()) {
    await fill(storage, receiver, filling);
    if (number % PORTION === PORTION - 1) await gathered.writeTo(tables);
  }
  await gathered.writeTo(tables);
}

/** Leaves a hint for each of those who were stored without one; their heads say nothing of it, and hints are only hints. */
export async function leaveHints(tables: Tables, receivers: readonly Receiver[], dueAt: (receiver: Receiver) => Temporal.Instant): Promise<void> {
  const gathered = gatherWrites();
  const { hints } = createStorage(gathered.tables, () => 'setup' as OperationId);
  for (const receiver of receivers) {
    const { home: { tenantId }, pid } = receiver;
    await hints.leave({ tenantId, nudge: { dueAt: instantText(dueAt(receiver)), to: { kind: 'person', pid } } });
  }
  await gathered.writeTo(tables);
}

async function fill(storage: Storage, receiver: Receiver, { serviceUrl, joined, dueAt }: Filling): Promise<void> {
  const { pid, home, place, conversationId, index } = receiver;
  const person = await becomeDue(storage, aMemberOf(place, home, index, joined), home.tenantId, dueAt(receiver));
  await seatMember(storage, home, place, person, { serviceUrl, conversationId, userId: `29:${pid}`, botId: `28:${APP_ID}` });
}

/** As the product leaves somebody for whom something may be due: the time in their head, and a hint in their lane. */
async function becomeDue(storage: Storage, person: Person, tenantId: TenantId, at: Temporal.Instant | undefined): Promise<Person> {
  if (!at) return person;
  const nextDueAt = instantText(at);
  await storage.hints.leave({ tenantId, nudge: { dueAt: nextDueAt, to: { kind: 'person', pid: person.pid } } });
  return { ...person, nudging: { ...person.nudging, nextDueAt } };
}

function teamsByTenant(receivers: readonly Receiver[]): ReadonlyMap<number, ReadonlySet<TeamId>> {
  const teams = new Map<number, Set<TeamId>>();
  for (const { tenant, place } of receivers) teams.set(tenant, (teams.get(tenant) ?? new Set()).add(place.teamId));
  return teams;
}

function placeOf(tenant: number, team: number): Place {
  return { cohortId: cohortIdOf(tenant), teamId: `lag-${String(team).padStart(4, '0')}` as TeamId };
}

function cohortIdOf(tenant: number): CohortId {
  return `c-${String(tenant).padStart(3, '0')}` as CohortId;
}
