import { dateText } from '../../domain/calendar/date-text.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CohortId, OrganisationId, PersonId, TeamId, TenantId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import { followingRoster } from '../../domain/person/membership.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import { restoredHead } from '../../domain/roster/imported-head.ts';
import type { ImportedChange, ImportWork, RosterImport } from '../../domain/roster/roster-import.ts';
import { takesPart } from '../../domain/roster/roster-entry.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { ReservedSeat } from '../../ports/identities.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { projectPersonEverywhere } from '../project-person.ts';
import { meetingRecall, type MeetingRecall } from '../meetings/recall-meetings.ts';
import { tellManagers } from './tell-managers.ts';
import type { World } from '../world.ts';

/** Between two of them a sign is given that it goes on. */
const PEOPLE_A_ROUND = 500;

/**
 * Takes an import back that was decided to be undone: the roster's rows, then the heads, then what the cohort shows,
 * then what nobody uses any more. Every step done again changes nothing. Whoever has come to the door after the decision
 * stays somebody, on no roster. Throws `conflict` when another has taken over.
 */
export async function carryOutUndo(world: World, cohortId: CohortId, decided: Versioned<RosterImport>): Promise<Versioned<RosterImport>> {
  const { id } = decided.value;
  const [work, page, revisions] = await Promise.all([world.rosterImports.work(cohortId, id), world.cohorts.cohortPage(cohortId), world.rosterImports.revisions(cohortId, id)]);
  if (!page) throw new LedtradError('not-found');
  const { changes } = work;
  const before = changes.flatMap((change) => change.before ?? []);
  const added = changes.flatMap((change) => (change.before ? [] : [change.after.pid]));
  let held = await world.rosterImports.apply(cohortId, decided, now(world), before, added);
  const heads = new Map<PersonId, Person>();
  const meetings = meetingRecall(world);
  for (let from = 0; from < changes.length; from += PEOPLE_A_ROUND) {
    await inParallel(PEOPLE_AT_ONCE, changes.slice(from, from + PEOPLE_A_ROUND), async (change) => {
      const person = await restore(world, page.cohort, change, revisions.get(change.after.pid), meetings);
      if (person) heads.set(person.pid, person);
    });
    held = await world.rosterImports.keep(cohortId, held, { ...held.value, touchedAt: now(world) });
  }
  await world.cohorts.removeSummaries(cohortId, summariesToRemove(cohortId, changes, heads));
  await tellManagers(world, changes.map(undone), heads);
  for (const [tenantId, seats] of seatsToGiveUp(changes, heads)) await world.identities.giveUpSeats(tenantId, seats);
  await removeUnused(world, cohortId, work);
  held = await world.rosterImports.keep(cohortId, held, { ...held.value, state: 'undone', touchedAt: now(world) });
  await world.rosterImports.tidy(cohortId, undefined, [id], '');
  return held;
}

/** Undefined for who is not there any more. */
async function restore(world: World, cohort: Cohort, change: ImportedChange, rev: number | undefined, meetings: MeetingRecall): Promise<Person | undefined> {
  const { was } = change;
  const loaded = await world.people.load(change.after.pid);
  if (!loaded) return undefined;
  if (!was && loaded.value.rev === rev && !loaded.value.home && (await isRemoved(world, loaded))) return undefined;
  const { result, person } = await changePerson(world, loaded, async (current) => {
    const restored = was ? restoredHead(current, change, was) : withoutPlace(world, current, cohort, change);
    return restored === current ? { result: 'as-it-was' as const } : { result: 'changed' as const, change: changed({ ...restored, meetings: await meetings(restored) }) };
  });
  // What broke off between the two is not seen in the head.
  if (result === 'as-it-was') await projectPersonEverywhere(world, person.value, undefined);
  return person.value;
}

/** False when they have come to the door in between. */
async function isRemoved(world: World, { value: { pid }, etag }: Versioned<Person>): Promise<boolean> {
  try {
    await world.people.remove(pid, etag);
    return true;
  } catch (error) {
    if (isConflict(error)) return (await world.people.load(pid)) === undefined;
    throw error;
  }
}

function withoutPlace(world: World, person: Person, cohort: Cohort, { after }: ImportedChange): Person {
  const leftOn = dateText(localDate(world.clock.now(), DEFAULT_ZONE));
  return followingRoster(person, cohort, { ...after, leftOn }, momentOf(person, world.clock.now()));
}

/** Where the import put somebody who neither takes part there now nor has left: as if they had never been there. */
function summariesToRemove(cohortId: CohortId, changes: readonly ImportedChange[], heads: ReadonlyMap<PersonId, Person>): readonly { teamId: TeamId; pid: PersonId }[] {
  return changes.flatMap(({ after }) => {
    const { pid, teamId } = after;
    if (!takesPart(after) || teamId === undefined) return [];
    const head = heads.get(pid);
    const places = head ? [...membershipsOf(head), ...head.left] : [];
    return places.some((place) => place.cohortId === cohortId && place.teamId === teamId) ? [] : [{ teamId, pid }];
  });
}

/** What was before comes after. */
function undone({ before, after }: ImportedChange): Parameters<typeof tellManagers>[1][number] {
  const { manager: _, ...alone } = after;
  return { before: after, after: before ?? alone };
}

function seatsToGiveUp(changes: readonly ImportedChange[], heads: ReadonlyMap<PersonId, Person>): ReadonlyMap<TenantId, readonly ReservedSeat[]> {
  const byTenant = new Map<TenantId, ReservedSeat[]>();
  for (const { newSeat, after } of changes) {
    if (!newSeat || heads.get(after.pid)?.home) continue;
    const seats = byTenant.get(newSeat.tenantId) ?? [];
    seats.push({ key: newSeat.key, pid: after.pid });
    byTenant.set(newSeat.tenantId, seats);
  }
  return byTenant;
}

async function removeUnused(world: World, cohortId: CohortId, { teams, organisations, tenantsLearned }: ImportWork): Promise<void> {
  const entries = (await world.rosters.all(cohortId)).map(({ entry }) => entry);
  const usedTeams = new Set(entries.map(({ teamId }) => teamId));
  await world.cohorts.removeTeams(cohortId, teams.map(({ teamId }) => teamId).filter((teamId) => !usedTeams.has(teamId)));
  if (organisations.length > 0) {
    const used = await usedOrganisations(world);
    for (const { id } of organisations) if (!used.has(id)) await removeOrganisation(world, id);
  }
  for (const { before, after } of tenantsLearned) {
    const there = await world.organisations.find(before.id);
    if (there?.value.tenantId === after.tenantId && there) await world.organisations.save({ ...before, ready: there.value.ready }, there.etag);
  }
}

async function usedOrganisations(world: World): Promise<ReadonlySet<OrganisationId>> {
  const used = new Set<OrganisationId>();
  for (const cohortId of await world.cohorts.list()) {
    for (const { entry } of await world.rosters.all(cohortId)) used.add(entry.organisationId);
  }
  return used;
}

/** What somebody has noted as ready there since is kept. */
async function removeOrganisation(world: World, id: OrganisationId): Promise<void> {
  const there = await world.organisations.find(id);
  if (!there || Object.keys(there.value.ready).length > 0) return;
  try {
    await world.organisations.remove(id, there.etag);
  } catch (error) {
    // Removed already, or noted on meanwhile.
    if (!isConflict(error)) throw error;
  }
}

function now(world: World): string {
  return instantText(world.clock.now());
}
