import type { PersonId, TenantId } from '../ids.ts';
import type { ImportFault } from './import-fault.ts';
import { nameKey } from './name-key.ts';
import type { RosterEntry } from './roster-entry.ts';
import { seatKey } from './seat-key.ts';

/** Somebody who stands on the roster when the import is done, and how the file names them. */
export interface Standing {
  readonly entry: RosterEntry;
  readonly row?: number;
  readonly address: string;
}

/** Whom the cell of a manager means: an address or a name, of the file or of the roster. */
export class FileManagers {
  readonly #byAddress = new Map<string, PersonId>();
  readonly #bySeat = new Map<string, PersonId>();
  readonly #byName = new Map<string, RosterEntry[]>();

  constructor(standing: readonly Standing[]) {
    for (const { entry, address } of standing) {
      if (address !== '') this.#byAddress.set(address, entry.pid);
      if (entry.seat !== undefined) this.#bySeat.set(entry.seat, entry.pid);
      if (entry.name === undefined) continue;
      const namesakes = this.#byName.get(nameKey(entry.name)) ?? [];
      namesakes.push(entry);
      this.#byName.set(nameKey(entry.name), namesakes);
    }
  }

  find(cell: string, of: RosterEntry, tenantId: TenantId | undefined, row: number): PersonId | ImportFault {
    const found = cell.includes('@') ? this.#withAddress(cell.toLowerCase(), tenantId) : this.#named(cell, of);
    const fault = (code: ImportFault['code']): ImportFault => ({ code, row, column: 'manager', ...(of.protectedIdentity ? {} : { value: cell }) });
    if (found === 'unclear') return fault('manager-unclear');
    if (found === undefined) return fault('unknown-manager');
    return found === of.pid ? fault('own-manager') : found;
  }

  #withAddress(address: string, tenantId: TenantId | undefined): PersonId | undefined {
    return this.#byAddress.get(address) ?? (tenantId === undefined ? undefined : this.#bySeat.get(seatKey(tenantId, address)));
  }

  /** Of namesakes the one in the same organisation. */
  #named(cell: string, of: RosterEntry): PersonId | 'unclear' | undefined {
    const namesakes = this.#byName.get(nameKey(cell)) ?? [];
    const near = namesakes.filter(({ organisationId }) => organisationId === of.organisationId);
    const [only, ...more] = namesakes.length > 1 && near.length > 0 ? near : namesakes;
    return more.length > 0 ? 'unclear' : only?.pid;
  }
}
