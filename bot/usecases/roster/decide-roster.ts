import { LedtradError } from '../../domain/errors.ts';
import { managersOf } from '../../domain/person/membership.ts';
import type { Person } from '../../domain/person/person.ts';
import { dutiesOf, leadsTeam, type Duties, type Granted } from '../../domain/roster/duties.ts';
import { takesPart, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { RosterMember } from '../../ports/rosters.ts';

/** A cohort's roster as a decision about one place on it would leave it. */
export interface Decided {
  readonly members: readonly RosterMember[];
  readonly entry: RosterEntry;
  readonly granted: Granted | undefined;
  /** Of whom it is decided; absent while they have no head. */
  readonly person: Person | undefined;
}

/**
 * What no decision about a place may bring about. Throws `manager-conflict` when somebody would lead or analyse those
 * whose manager they are, and `last-facilitator` when nobody would lead the whole cohort any more.
 */
export function assertMayStand(decided: Decided): void {
  assertLeadsNobodyOfTheirs(decided);
  assertIsNotLedByManager(decided);
  assertSomebodyLeads(decided);
}

/** Of those whom this roster puts under them, and those whom another cohort's does. */
function assertLeadsNobodyOfTheirs({ members, entry, granted, person }: Decided): void {
  const duties = dutiesOf(entry, granted);
  const theirs = new Set([...members.filter((member) => member.entry.manager === entry.pid).map((member) => member.entry.pid), ...(person?.manages ?? []).map(({ pid }) => pid)]);
  const isConflict = members.some((member) => theirs.has(member.entry.pid) && isOver(duties, member.entry));
  if (isConflict) throw new LedtradError('manager-conflict');
}

function assertIsNotLedByManager({ members, entry, person }: Decided): void {
  const before = members.find((member) => member.entry.pid === entry.pid)?.entry.manager;
  // What the head says of this roster is older than the entry; what it says of others' still holds.
  const elsewhere = person ? managersOf(person).filter((manager) => manager !== before) : [];
  const managers = new Set([...(entry.manager === undefined ? [] : [entry.manager]), ...elsewhere]);
  const isConflict = members.some((member) => managers.has(member.entry.pid) && isOver(dutiesOf(member.entry, member.granted), entry));
  if (isConflict) throw new LedtradError('manager-conflict');
}

function assertSomebodyLeads({ members, entry, granted }: Decided): void {
  const led = members.find((member) => member.entry.pid === entry.pid);
  const leadsAll = (duties: Duties) => duties.leads === 'all';
  if (!led || !leadsAll(dutiesOf(led.entry, led.granted)) || leadsAll(dutiesOf(entry, granted))) return;
  const others = members.filter((member) => member.entry.pid !== entry.pid && leadsAll(dutiesOf(member.entry, member.granted)));
  if (others.length === 0) throw new LedtradError('last-facilitator');
}

function isOver(duties: Duties, member: RosterEntry): boolean {
  if (!takesPart(member) || member.teamId === undefined) return false;
  return leadsTeam(duties, member.teamId) || duties.analyses;
}
