import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import { takesPart, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { Versioned } from '../../ports/stored.ts';
import { assertMayStand } from './decide-roster.ts';
import { followRoster } from './follow-roster.ts';
import { hideName } from './hide-name.ts';
import type { World } from '../world.ts';

/** A place on a cohort's roster. */
export interface RosterPlace {
  readonly cohortId: CohortId;
  readonly pid: PersonId;
}

const MOST_TRIES = 5;

/**
 * The one way in which a facilitator changes a place on the roster: decide, store the roster's row, then bring the
 * person in line with it. The same again changes nothing and completes what broke off in between. A lost race is
 * decided again, but not one against `etag`, which is what the facilitator saw.
 * Throws `not-allowed`, `not-found`, `conflict`, `cohort-closed`, `manager-conflict`, `last-facilitator`.
 */
export async function keepEntry(
  world: World,
  facilitator: Person,
  place: RosterPlace,
  decide: (entry: RosterEntry, person: Person | undefined) => RosterEntry,
  etag?: string,
): Promise<RosterEntry> {
  const { cohortId } = place;
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const kept = await tryToKeep(world, place, decide, etag);
    if (!kept) continue;
    await followRoster(world, { cohort: kept.cohort.value, entry: kept.entry });
    if (kept.entry.protectedIdentity) await hideName(world, cohortId, kept.entry);
    return kept.entry;
  }
  throw new LedtradError('too-busy');
}

/** Undefined when another was faster. */
async function tryToKeep(world: World, { cohortId, pid }: RosterPlace, decide: Parameters<typeof keepEntry>[3], etag: string | undefined): Promise<{ cohort: Versioned<Cohort>; entry: RosterEntry } | undefined> {
  // The cohort first: it is the guard of what is decided from the roster read after it.
  const cohort = await world.cohorts.find(cohortId);
  const [members, person] = await Promise.all([world.rosters.all(cohortId), world.people.load(pid)]);
  const member = members.find(({ entry }) => entry.pid === pid);
  if (!cohort || !member) throw new LedtradError('not-found');
  const entry = decide(member.entry, person?.value);
  if (JSON.stringify(entry) === JSON.stringify(member.entry)) return { cohort, entry };
  if (etag !== undefined && etag !== member.etag) throw new LedtradError('conflict');
  await assertHasRoom(world, cohort.value, member.entry, entry);
  assertMayStand({ members, entry, granted: member.granted, person: person?.value });
  try {
    await world.rosters.save(cohortId, entry, member.etag, cohort);
    return { cohort, entry };
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
}

/** Whoever comes into a team comes into one that is there and open, in a cohort that is. */
async function assertHasRoom(world: World, { cohortId, closedOn }: Cohort, before: RosterEntry, after: RosterEntry): Promise<void> {
  const isNew = after.leftOn === undefined && (before.leftOn !== undefined || before.teamId !== after.teamId || (takesPart(after) && !takesPart(before)));
  if (!isNew) return;
  if (closedOn !== undefined) throw new LedtradError('cohort-closed');
  if (after.teamId === undefined) return;
  const team = await world.cohorts.findTeam({ cohortId, teamId: after.teamId });
  if (!team) throw new LedtradError('not-found');
  if (team.value.closedOn !== undefined) throw new LedtradError('cohort-closed');
}
