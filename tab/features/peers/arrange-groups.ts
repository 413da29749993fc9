/** Ids of people. */
export type Groups = readonly (readonly string[])[];

/** A group by its place, a new one, or none. */
export type Target = number | 'new' | 'none';

/** Each takes the other's place; who is in no group takes the place in one, and the other is in none. */
export function swapped(groups: Groups, one: string, other: string): Groups {
  return groups.map((group) => group.map((id) => (id === one ? other : id === other ? one : id)));
}

/** A group that is left empty is gone. */
export function moved(groups: Groups, who: string, target: Target): Groups {
  const without = groups.map((group) => group.filter((id) => id !== who));
  const placed = typeof target === 'number' ? without.map((group, place) => (place === target ? [...group, who] : group)) : target === 'new' ? [...without, [who]] : without;
  return placed.filter(({ length }) => length > 0);
}
