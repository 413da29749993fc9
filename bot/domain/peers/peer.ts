import type { OrganisationId, PersonId } from '../ids.ts';
import type { RosterEntry } from '../roster/roster-entry.ts';

/** Somebody who could have a colleague to reflect with: what decides with whom. */
export interface Peer {
  readonly pid: PersonId;
  readonly organisationId: OrganisationId;
  /** '' where no school is said. */
  readonly school: string;
  /** Their manager, their manager's manager, and so on. */
  readonly managers: ReadonlySet<PersonId>;
}

/** Why two must not be each other's colleague, whoever asks for it. */
export type Obstacle = 'same-school' | 'chain-of-command';

/** Everybody on a roster, by id: a manager need not take part to be one. */
export function peersOn(entries: readonly RosterEntry[]): ReadonlyMap<PersonId, Peer> {
  const managerOf = new Map(entries.flatMap(({ pid, manager }) => (manager === undefined ? [] : [[pid, manager] as const])));
  return new Map(entries.map(({ pid, organisationId, school }) => [pid, { pid, organisationId, school, managers: managersAbove(pid, managerOf) }]));
}

export function obstacleBetween(a: Peer, b: Peer): Obstacle | undefined {
  if (a.managers.has(b.pid) || b.managers.has(a.pid)) return 'chain-of-command';
  return isSameSchool(a, b) ? 'same-school' : undefined;
}

/** A roster that goes in a circle ends where it began. */
function managersAbove(pid: PersonId, managerOf: ReadonlyMap<PersonId, PersonId>): ReadonlySet<PersonId> {
  const above = new Set<PersonId>();
  for (let next = managerOf.get(pid); next !== undefined && next !== pid && !above.has(next); next = managerOf.get(next)) above.add(next);
  return above;
}

function isSameSchool(a: Peer, b: Peer): boolean {
  const [one, other] = [plain(a.school), plain(b.school)];
  return one !== '' && one === other && a.organisationId === b.organisationId;
}

function plain(school: string): string {
  return school.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
