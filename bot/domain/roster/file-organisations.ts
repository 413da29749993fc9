import type { OrganisationId } from '../ids.ts';
import { organisationKey, type Organisation } from '../organisation.ts';
import type { ImportFault } from './import-fault.ts';
import type { RosterRow } from './parse-rows.ts';

/** An organisation whose tenant the file is the first to say. */
export interface TenantLearned {
  readonly before: Organisation;
  readonly after: Organisation;
}

/**
 * The organisations that a file names, by tenant before name: those that are there, and those that it brings. Two
 * spellings are one organisation only where `organisationKey` says so, or they have one tenant.
 */
export class FileOrganisations {
  readonly #all: Map<OrganisationId, Organisation>;
  readonly #before: ReadonlyMap<OrganisationId, Organisation>;
  readonly #newId: () => OrganisationId;
  readonly #used = new Set<OrganisationId>();

  constructor(there: readonly Organisation[], newId: () => OrganisationId) {
    this.#before = new Map(there.map((organisation) => [organisation.id, organisation]));
    this.#all = new Map(this.#before);
    this.#newId = newId;
  }

  /** Rows that say both name and tenant come first, so that those that say one of them find the other. */
  resolve(rows: readonly RosterRow[]): ReadonlyMap<RosterRow, Organisation | ImportFault> {
    const resolved = new Map<RosterRow, Organisation | ImportFault>();
    const saysBoth = ({ tenantId, organisation }: RosterRow) => tenantId !== undefined && organisation !== '';
    for (const row of [...rows.filter(saysBoth), ...rows.filter((row) => !saysBoth(row))]) resolved.set(row, this.#resolveOne(row));
    for (const [row, found] of resolved) if ('id' in found) resolved.set(row, this.#all.get(found.id) ?? found);
    return resolved;
  }

  get(id: OrganisationId): Organisation | undefined {
    return this.#all.get(id);
  }

  added(): readonly Organisation[] {
    return [...this.#all.values()].filter(({ id }) => !this.#before.has(id) && this.#used.has(id));
  }

  tenantsLearned(): readonly TenantLearned[] {
    return [...this.#before.values()].flatMap((before) => {
      const after = this.#all.get(before.id);
      return after && after.tenantId !== before.tenantId ? [{ before, after }] : [];
    });
  }

  #resolveOne({ row, tenantId, organisation: name }: RosterRow): Organisation | ImportFault {
    const byTenant = tenantId === undefined ? undefined : this.#find((each) => each.tenantId === tenantId);
    const byName = name === '' ? undefined : this.#find((each) => organisationKey(each.name) === organisationKey(name));
    if (byTenant && byName && byTenant.id !== byName.id) return { code: 'tenant-differs', row, column: 'tenant', value: name };
    if (byTenant) return this.#use(byTenant);
    if (byName && tenantId !== undefined && byName.tenantId !== undefined) return { code: 'tenant-differs', row, column: 'tenant', value: name };
    if (byName) return this.#use(tenantId === undefined ? byName : { ...byName, tenantId });
    if (name === '') return { code: tenantId === undefined ? 'required' : 'organisation-unnamed', row, column: 'organisation' };
    return this.#use({ id: this.#newId(), name, ...(tenantId === undefined ? {} : { tenantId }), ready: {} });
  }

  #find(isIt: (organisation: Organisation) => boolean): Organisation | undefined {
    for (const organisation of this.#all.values()) if (isIt(organisation)) return organisation;
    return undefined;
  }

  #use(organisation: Organisation): Organisation {
    this.#all.set(organisation.id, organisation);
    this.#used.add(organisation.id);
    return organisation;
  }
}
