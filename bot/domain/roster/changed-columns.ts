import type { RosterColumn } from './columns.ts';
import type { RosterEntry } from './roster-entry.ts';

/** What the columns say of an entry; who has left stands apart. */
const VALUES: Readonly<Partial<Record<RosterColumn, (entry: RosterEntry) => unknown>>> = {
  name: ({ name }) => name,
  address: ({ seat }) => seat,
  organisation: ({ organisationId }) => organisationId,
  school: ({ school }) => school,
  'school-form': ({ context }) => context.schoolForm,
  'size-class': ({ context }) => context.sizeClass,
  'area-type': ({ context }) => context.areaType,
  position: ({ position }) => position,
  team: ({ teamId }) => teamId,
  manager: ({ manager }) => manager,
  zone: ({ zone }) => zone,
  sportlov: ({ sportlov }) => sportlov,
  protected: ({ protectedIdentity }) => protectedIdentity,
};

/** In the order of the columns. */
export function changedColumns(before: RosterEntry, after: RosterEntry): readonly RosterColumn[] {
  return (Object.keys(VALUES) as RosterColumn[]).filter((column) => VALUES[column]?.(before) !== VALUES[column]?.(after)); // Keys of a record over RosterColumn.
}

export function isSameEntry(before: RosterEntry, after: RosterEntry): boolean {
  return before.leftOn === after.leftOn && changedColumns(before, after).length === 0;
}
