import type { PersonId, TenantId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { RosterRow } from '../../domain/roster/parse-rows.ts';
import { seatKey } from '../../domain/roster/seat-key.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { readSeats, tenantOf } from './import-basis.ts';
import type { World } from '../world.ts';

/** Whom the app is to be installed for. The address stands in the file and in memory, and nowhere else. */
export interface Receiver {
  readonly row: number;
  readonly address: string;
}

export interface OrganisationsReceivers {
  readonly tenantId: TenantId;
  /** The organisation's name; its tenant's id where no organisation is known by it. */
  readonly name: string;
  readonly receivers: readonly Receiver[];
}

export type LeftAlone = 'in-touch' | 'protected' | 'no-address' | 'no-tenant' | 'tenant-not-allowed' | 'on-no-roster' | 'twice';

export interface InstallationPlan {
  readonly organisations: readonly OrganisationsReceivers[];
  /** The rows of everybody else, by why. */
  readonly leftAlone: ReadonlyMap<LeftAlone, readonly number[]>;
}

/**
 * Who of a file's people has not been in touch, organisation by organisation: on a roster, at an address, in a tenant
 * that is let in. Who has protected identity is left to themselves. Only what is kept is read, and nothing is written.
 */
export async function planInstallation(world: World, rows: readonly RosterRow[]): Promise<InstallationPlan> {
  const organisations = (await world.organisations.list()).map(({ value }) => value);
  const [seats, present] = await Promise.all([readSeats(world, rows, organisations), presentPeople(world)]);
  const places = placesOf(world, rows, organisations, (tenantId, address) => {
    const pid = seats.get(seatKey(tenantId, address));
    return pid !== undefined && present.has(pid) ? pid : undefined;
  });
  const kept = new Map<PersonId, LeftAlone>();
  await inParallel(PEOPLE_AT_ONCE, places.flatMap((place) => ('pid' in place ? [place.pid] : [])), async (pid) => {
    const person = (await world.people.load(pid))?.value;
    if (person?.protectedIdentity) kept.set(pid, 'protected');
    else if (person?.home !== undefined) kept.set(pid, 'in-touch');
  });
  return planOf(places.map((place) => ('pid' in place ? settled(place, kept) : place)), organisations);
}

type Place =
  | { readonly row: number; readonly pid: PersonId; readonly tenantId: TenantId; readonly address: string }
  | { readonly row: number; readonly leftAlone: LeftAlone };

function placesOf(world: World, rows: readonly RosterRow[], organisations: readonly Organisation[], whose: (tenantId: TenantId, address: string) => PersonId | undefined): readonly Place[] {
  const seen = new Set<PersonId>();
  return rows.map((each): Place => {
    const { row, address, protectedIdentity } = each;
    const tenantId = tenantOf(each, organisations);
    if (protectedIdentity === 'yes') return { row, leftAlone: 'protected' };
    if (address === '') return { row, leftAlone: 'no-address' };
    if (tenantId === undefined) return { row, leftAlone: 'no-tenant' };
    if (!world.isAllowedTenant(tenantId)) return { row, leftAlone: 'tenant-not-allowed' };
    const pid = whose(tenantId, address);
    if (pid === undefined) return { row, leftAlone: 'on-no-roster' };
    if (seen.has(pid)) return { row, leftAlone: 'twice' };
    seen.add(pid);
    return { row, pid, tenantId, address };
  });
}

function settled(place: Extract<Place, { pid: PersonId }>, kept: ReadonlyMap<PersonId, LeftAlone>): Place {
  const leftAlone = kept.get(place.pid);
  return leftAlone === undefined ? place : { row: place.row, leftAlone };
}

function planOf(places: readonly Place[], organisations: readonly Organisation[]): InstallationPlan {
  const receivers = new Map<TenantId, Receiver[]>();
  const leftAlone = new Map<LeftAlone, number[]>();
  for (const place of places) {
    if ('leftAlone' in place) leftAlone.set(place.leftAlone, [...(leftAlone.get(place.leftAlone) ?? []), place.row]);
    else receivers.set(place.tenantId, [...(receivers.get(place.tenantId) ?? []), { row: place.row, address: place.address }]);
  }
  const nameOf = (tenantId: TenantId) => organisations.find((each) => each.tenantId === tenantId)?.name ?? tenantId;
  return { organisations: [...receivers].map(([tenantId, those]) => ({ tenantId, name: nameOf(tenantId), receivers: those })), leftAlone };
}

/** On the roster of any cohort, and not gone from it. */
async function presentPeople(world: World): Promise<ReadonlySet<PersonId>> {
  const rosters = await Promise.all((await world.cohorts.list()).map((cohortId) => world.rosters.all(cohortId)));
  return new Set(rosters.flat().flatMap(({ entry }) => (entry.leftOn === undefined ? [entry.pid] : [])));
}
