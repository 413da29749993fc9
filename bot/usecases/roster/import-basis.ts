import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId, TenantId } from '../../domain/ids.ts';
import { organisationKey, type Organisation } from '../../domain/organisation.ts';
import type { RosterRow } from '../../domain/roster/parse-rows.ts';
import type { ImportBasis } from '../../domain/roster/plan-import.ts';
import type { RosterEntry, SeatKey } from '../../domain/roster/roster-entry.ts';
import { seatKey } from '../../domain/roster/seat-key.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { RosterLook } from '../../ports/roster-imports.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { settleImport } from './settle-import.ts';
import type { World } from '../world.ts';

export interface ReadBasis extends ImportBasis {
  readonly cohort: Cohort;
  /** Looked at before anything else was read: what has changed since makes a decision fail. */
  readonly look: RosterLook;
}

/**
 * Everything that planning an import needs; `notYet` for a cohort that is still to be made. Throws `not-found`, and
 * `too-busy` while another import is carried out.
 */
export async function readBasis(world: World, cohortId: CohortId, rows: readonly RosterRow[], notYet?: Cohort): Promise<ReadBasis> {
  const look = await settleImport(world, cohortId);
  const [page, members, organisations, teams] = await Promise.all([
    world.cohorts.cohortPage(cohortId), world.rosters.all(cohortId), world.organisations.list(), world.cohorts.teams(cohortId),
  ]);
  const cohort = page?.cohort ?? notYet;
  if (!cohort) throw new LedtradError('not-found');
  const basis = { entries: members.map(({ entry }) => entry), organisations: organisations.map(({ value }) => value) };
  const seats = await readSeats(world, rows, basis.organisations);
  return { ...basis, cohort, look, teams: teams.map(({ teamId, name }) => ({ teamId, name })), seats, protectedPeople: await protectedAmong(world, rows, basis, seats) };
}

/** Of the tenants that the file is about. */
export async function readSeats(world: World, rows: readonly RosterRow[], organisations: readonly Organisation[]): Promise<ReadonlyMap<SeatKey, PersonId>> {
  const tenants = new Set(rows.flatMap((row) => tenantOf(row, organisations) ?? []));
  const found = await Promise.all([...tenants].map((tenantId) => world.identities.seatsOf(tenantId)));
  return new Map(found.flatMap((seats) => [...seats]));
}

/** Of those whom the file takes in from another roster: what is kept of them there goes before what this file says. */
async function protectedAmong(
  world: World,
  rows: readonly RosterRow[],
  { entries, organisations }: { readonly entries: readonly RosterEntry[]; readonly organisations: readonly Organisation[] },
  seats: ReadonlyMap<SeatKey, PersonId>,
): Promise<ReadonlySet<PersonId>> {
  const onRoster = new Set(entries.map(({ pid }) => pid));
  const others = new Set(rows.flatMap((row) => {
    const tenantId = tenantOf(row, organisations);
    const pid = tenantId === undefined || row.address === '' ? undefined : seats.get(seatKey(tenantId, row.address));
    return pid === undefined || onRoster.has(pid) ? [] : [pid];
  }));
  const found = new Set<PersonId>();
  await inParallel(PEOPLE_AT_ONCE, others, async (pid) => {
    if ((await world.people.load(pid))?.value.protectedIdentity) found.add(pid);
  });
  return found;
}

function tenantOf({ tenantId, organisation }: RosterRow, organisations: readonly Organisation[]): TenantId | undefined {
  return tenantId ?? organisations.find(({ name }) => organisationKey(name) === organisationKey(organisation))?.tenantId;
}
