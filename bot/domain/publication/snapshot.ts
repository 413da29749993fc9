import type { PersonId } from '../ids.ts';
import { packIndices, unpackIndices } from './member-indices.ts';
import type { CellKey, Membership } from './table.ts';

/** Who was counted where when a table was last published: private, and no reader's business. */
export interface Snapshot {
  /** Everybody in the total; indices into the publication's members, packed. */
  readonly everybody: string;
  /** Cells with nobody are left out. */
  readonly cells: Readonly<Record<CellKey, string>>;
}

/** Null where a person was erased: the place is kept, so that the others keep theirs. */
export type Members = readonly (PersonId | null)[];

/** Every person of the membership must have a place among the members. */
export function snapshotOf(membership: Membership, members: Members): Snapshot {
  const everybody: number[] = [];
  const cells = new Map<CellKey, number[]>();
  for (const [index, pid] of members.entries()) {
    const counted = pid === null ? undefined : membership.get(pid);
    if (!counted) continue;
    everybody.push(index);
    for (const key of counted) {
      const inCell = cells.get(key);
      if (inCell) inCell.push(index);
      else cells.set(key, [index]);
    }
  }
  return { everybody: packIndices(everybody), cells: Object.fromEntries([...cells].map(([key, indices]) => [key, packIndices(indices)])) };
}

/** An erased person comes back under a name that nobody has, so that they count as having left. */
export function membershipAt(snapshot: Snapshot, members: Members): Membership {
  const sets = new Map(unpackIndices(snapshot.everybody).map((index) => [index, new Set<CellKey>()]));
  for (const [key, packed] of Object.entries(snapshot.cells)) {
    for (const index of unpackIndices(packed)) sets.get(index)?.add(key);
  }
  // No random id begins with a blank, so the stand-in cannot be mistaken for a person.
  return new Map([...sets].map(([index, counted]) => [members[index] ?? (` erased ${index}` as PersonId), counted]));
}
