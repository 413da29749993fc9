import { instantText } from '../../domain/calendar/instant-text.ts';
import type { CohortId, PersonId, TeamId, TenantId } from '../../domain/ids.ts';
import type { Failure, LaneAlert } from '../../domain/lane/lane.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { takesPart, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

/** Of a tenant that takes nothing at all there are as many as it has people. */
const FAILURES_A_REQUEST = 1_000;

export interface FailedDeliveries {
  /** The latest first. */
  readonly failures: readonly FailedDelivery[];
  /** Tenants to which nothing is sent just now. */
  readonly halted: readonly HaltedTenant[];
}

export interface FailedDelivery {
  readonly team: Team;
  readonly to: { readonly kind: 'channel' } | { readonly kind: 'member'; readonly pid: PersonId; readonly name?: string };
  readonly failure: Failure;
  /** Whether it can still be sent: a broadcast's time may be over, and a channel is told anew when it is linked anew. */
  readonly mayRetry: boolean;
}

export interface HaltedTenant {
  /** Whose people are reached there. */
  readonly organisations: readonly string[];
  readonly alert?: LaneAlert;
  /** Instant, ISO 8601 UTC; absent where it is over. */
  readonly pausedUntil?: string;
}

/**
 * What did not reach the members of the teams that one leads, and whether anything reaches them at all. A pause is no
 * failure and does not show. Three requests, and two for each tenant that members come from. Throws `not-allowed`.
 */
export async function listFailedDeliveries(world: World, facilitator: Person, cohortId: CohortId): Promise<FailedDeliveries> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const [roster, teams, organisations] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId), world.organisations.list()]);
  const led = new Map(teams.filter(({ teamId }) => isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId })).map((team) => [team.teamId, team]));
  const members = new Map(roster.flatMap(({ entry }) => (takesPart(entry) && entry.teamId !== undefined && led.has(entry.teamId) ? [[entry.pid, entry] as const] : [])));
  const tenants = tenantsOf([...members.values()], new Map(organisations.map(({ value }) => [value.id, value])));
  const watched = await Promise.all([...tenants].map(async ([tenantId, names]) => ({ failures: await failuresIn(world, tenantId), halted: await haltedTenant(world, tenantId, names) })));
  return {
    failures: watched.flatMap(({ failures }) => failures)
      .flatMap((failure) => failedDelivery(failure, { cohortId, led, members, now: instantText(world.clock.now()) }))
      .sort((a, b) => (a.failure.at < b.failure.at ? 1 : -1)),
    halted: watched.flatMap(({ halted }) => halted ?? []),
  };
}

/** By tenant, the names of the organisations that have people in it. */
function tenantsOf(members: readonly RosterEntry[], organisations: ReadonlyMap<RosterEntry['organisationId'], { readonly name: string; readonly tenantId?: TenantId }>): ReadonlyMap<TenantId, readonly string[]> {
  const names = new Map<TenantId, string[]>();
  for (const id of new Set(members.map(({ organisationId }) => organisationId))) {
    const organisation = organisations.get(id);
    if (!organisation?.tenantId) continue;
    names.set(organisation.tenantId, [...(names.get(organisation.tenantId) ?? []), organisation.name]);
  }
  return names;
}

async function failuresIn(world: World, tenantId: TenantId): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  let before: string | undefined;
  do {
    const page = await world.lanes.failures(tenantId, { limit: FAILURES_A_REQUEST, ...(before === undefined ? {} : { before }) });
    failures.push(...page.items);
    before = page.earlier;
  } while (before !== undefined);
  return failures;
}

async function haltedTenant(world: World, tenantId: TenantId, organisations: readonly string[]): Promise<HaltedTenant | undefined> {
  const lane = (await world.lanes.look(tenantId))?.value;
  const pausedUntil = lane?.pausedUntil && lane.pausedUntil > instantText(world.clock.now()) ? { pausedUntil: lane.pausedUntil } : {};
  return lane?.alert ? { organisations, alert: lane.alert, ...pausedUntil } : undefined;
}

interface Watch {
  readonly cohortId: CohortId;
  readonly led: ReadonlyMap<TeamId, Team>;
  readonly members: ReadonlyMap<PersonId, RosterEntry>;
  readonly now: string;
}

/** Others in the tenant are nobody's business here. */
function failedDelivery(failure: Failure, { cohortId, led, members, now }: Watch): readonly FailedDelivery[] {
  const { to, delivery } = failure;
  if (to.kind === 'channel') {
    const team = to.cohortId === cohortId ? led.get(to.teamId) : undefined;
    return team ? [{ team, to: { kind: 'channel' }, failure, mayRetry: false }] : [];
  }
  const entry = members.get(to.pid);
  const team = entry?.teamId && led.get(entry.teamId);
  if (!entry || !team) return [];
  const name = entry.protectedIdentity || entry.name === undefined ? {} : { name: entry.name };
  return [{ team, to: { kind: 'member', pid: to.pid, ...name }, failure, mayRetry: delivery === undefined || delivery.notAfter > now }];
}
