import type { Person } from '../person/person.ts';
import type { Nudging, Said } from './nudging.ts';
import type { WishKey } from './wish.ts';

/** Of a busy person a quarter of a year: what is older is no wish any more. */
const MOST_SAID = 60;
/** But an invitation to analyse stays one for half a year. */
const MOST_INVITATIONS = 4;

/** The person's memory with this said on a local date; what had been put off and came now is put off no longer. */
export function withSaid(person: Person, keys: readonly WishKey[], on: string): Person {
  const { nudging } = person;
  const isNew = (key: WishKey) => !keys.includes(key);
  const now = keys.map((key): Said => ({ key, on, ...(nudging.said.some((each) => each.key === key) ? { again: true } : {}) }));
  const said = lately([...now, ...nudging.said.filter(({ key }) => isNew(key))]);
  return { ...person, nudging: withoutSnoozed({ ...nudging, said }, isNew) };
}

/** As if it had not been said: it did not arrive. */
export function withUnsaid(person: Person, keys: readonly WishKey[]): Person {
  const { nudging } = person;
  return { ...person, nudging: { ...nudging, said: nudging.said.filter(({ key }) => !keys.includes(key)) } };
}

/** All of it, on that local date. */
export function wasSaidOn({ nudging }: Person, keys: readonly WishKey[], on: string): boolean {
  return keys.every((key) => nudging.said.some((said) => said.key === key && said.on === on));
}

export function wasSaid({ nudging }: Person, key: WishKey): Said | undefined {
  return nudging.said.find((each) => each.key === key);
}

function lately(said: readonly Said[]): Said[] {
  const old = said.slice(MOST_SAID).filter(({ key }) => key.startsWith('analysis|'));
  return [...said.slice(0, MOST_SAID), ...old.slice(0, MOST_INVITATIONS)];
}

function withoutSnoozed({ snooze, ...nudging }: Nudging, stays: (key: WishKey) => boolean): Nudging {
  const keys = snooze?.keys.filter(stays) ?? [];
  return snooze && keys.length > 0 ? { ...nudging, snooze: { ...snooze, keys } } : nudging;
}
