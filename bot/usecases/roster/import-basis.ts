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
import type { Versioned } from '../../ports/stored.ts';
import { settleImport } from './settle-import.ts';
import type { World } from '../world.ts';

export interface ReadBasis extends ImportBasis {
  readonly cohort: Cohort;
  /** Read before the roster: nothing that was decided from the same roster by other means can come true beside the import. Absent for a cohort that is still to be made. */
  readonly guard: Versioned<Cohort> | undefined;
  /** Looked at before anything else was read: what has changed since makes a decision fail. */
  readonly look: RosterLook;
}

/**
 * Everything that planning an import needs; `notYet` for a cohort that is still to be made. Throws `not-found`,
 * `cohort-closed`, and `too-busy` while another import is carried out.
 */
export async function readBasis(world: World, cohortId: CohortId, rows: readonly RosterRow[], notYet?: Cohort): Promise<ReadBasis> {
  const look = await settleImport(world, cohortId);
  const guard = await world.cohorts.find(cohortId);
  const cohort = guard?.value ?? notYet;
  if (!cohort) throw new LedtradError('not-found');
  if (cohort.closedOn !== undefined) throw new LedtradError('cohort-closed');
  const [members, organisations, teams] = await Promise.all([world.rosters.all(cohortId), world.organisations.list(), world.cohorts.teams(cohortId)]);
  const basis = { entries: members.map(({ entry }) => entry), organisations: organisations.map(({ value }) => value) };
  const seats = await readSeats(world, rows, basis.organisations);
  const granted = new Map(members.flatMap(({ entry, granted: beside }) => (beside ? [[entry.pid, beside] as const] : [])));
  return { ...basis, cohort, guard, look, granted, teams: teams.map(({ teamId, name, closedOn }) => ({ teamId, name, isClosed: closedOn !== undefined })), seats, protectedPeople: await protectedAmong(world, rows, basis, seats) };
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

/** Said by the row, or known of the organisation that it names. */
export function tenantOf({ tenantId, organisation }: RosterRow, organisations: readonly Organisation[]): TenantId | undefined {
  return tenantId ?? organisations.find(({ name }) => organisationKey(name) === organisationKey(organisation))?.tenantId;
}
