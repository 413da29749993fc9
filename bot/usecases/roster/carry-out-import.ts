import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { changed } from '../../domain/person/change.ts';
import { followingRoster } from '../../domain/person/membership.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { type Person } from '../../domain/person/person.ts';
import { changedColumns } from '../../domain/roster/changed-columns.ts';
import type { ImportedChange, RosterImport } from '../../domain/roster/roster-import.ts';
import type { Cohort, PlacedSummary } from '../../ports/cohorts.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import { createUnlessThere, grantedTo, headOfNewcomer } from './follow-roster.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { hideAmongCandidates } from '../selection/hide-among-candidates.ts';
import { hideName } from './hide-name.ts';
import { placedSummaries } from './placed-summaries.ts';
import { projectPerson, projectPersonEverywhere } from '../project-person.ts';
import { meetingRecall, type MeetingRecall } from '../meetings/recall-meetings.ts';
import { tellManagers } from './tell-managers.ts';
import type { World } from '../world.ts';

/** Between two of them a sign is given that it goes on. */
const PEOPLE_A_ROUND = 500;
/** An import that was prepared and not decided for so long never will be. */
const KEPT_PREPARED = { hours: 1 };

/**
 * Carries out an import that has been decided: organisations and teams, then the roster's rows, then each person's own
 * head, then what the cohort shows of them. Every step done again changes nothing, so that what broke off is completed
 * by beginning anew. Throws `conflict` when another has taken over.
 */
export async function carryOutImport(world: World, cohortId: CohortId, decided: Versioned<RosterImport>): Promise<Versioned<RosterImport>> {
  const { id, at, replaces } = decided.value;
  const [work, page] = await Promise.all([world.rosterImports.work(cohortId, id), world.cohorts.cohortPage(cohortId)]);
  if (!page) throw new LedtradError('not-found');
  for (const organisation of work.organisations) await putOrganisation(world, organisation);
  for (const { after } of work.tenantsLearned) await putOrganisation(world, after);
  if (work.teams.length > 0) await world.cohorts.addTeams(page.cohort, work.teams);
  let held = await world.rosterImports.apply(cohortId, decided, now(world), work.changes.map(({ after }) => after), []);
  const heads = new Map<PersonId, Person>();
  const meetings = meetingRecall(world, work.teams.map(({ teamId }) => ({ cohortId, teamId })));
  for (let from = 0; from < work.changes.length; from += PEOPLE_A_ROUND) {
    const round = work.changes.slice(from, from + PEOPLE_A_ROUND);
    await carryOutHeads(world, page.cohort, at, round, meetings, heads);
    await showNewcomers(world, cohortId, round, heads);
    held = await world.rosterImports.keep(cohortId, held, { ...held.value, touchedAt: now(world) });
  }
  for (const person of await tellManagers(world, work.changes, heads)) if (heads.has(person.pid)) heads.set(person.pid, person);
  await world.rosterImports.keepRevisions(cohortId, id, Object.fromEntries([...heads].map(([pid, { rev }]) => [pid, rev])));
  await world.rosterImports.tidy(cohortId, id, replaces === undefined ? [] : [replaces], instantText(world.clock.now().subtract(KEPT_PREPARED)));
  return await world.rosterImports.keep(cohortId, held, { ...held.value, state: 'done', touchedAt: now(world) });
}

/** What is ticked as ready there meanwhile stays. */
async function putOrganisation(world: World, organisation: Organisation): Promise<void> {
  const there = await world.organisations.find(organisation.id);
  if (there && there.value.tenantId === organisation.tenantId) return;
  await world.organisations.save(there ? { ...organisation, ready: there.value.ready } : organisation, there?.etag);
}

async function carryOutHeads(world: World, cohort: Cohort, at: string, round: readonly ImportedChange[], meetings: MeetingRecall, heads: Map<PersonId, Person>): Promise<void> {
  await inParallel(PEOPLE_AT_ONCE, round, async (change) => {
    const person = await carryOutHead(world, cohort, change, meetings);
    // Whoever has been met in another cohort has been met.
    if (person.home && change.kind === 'added') await world.rosters.markMet(cohort.cohortId, person.pid, at);
    // Whom nobody knew yet can have been nominated by name.
    if (change.after.protectedIdentity && !change.was) await hideAmongCandidates(world, change.after);
    if (change.after.protectedIdentity && change.was && !change.was.protectedIdentity) await hideName(world, cohort.cohortId, change.after);
    heads.set(person.pid, person);
  });
}

async function carryOutHead(world: World, cohort: Cohort, change: ImportedChange, meetings: MeetingRecall): Promise<Person> {
  const { after, was } = change;
  const granted = was && (await grantedTo(world, cohort.cohortId, after, was));
  const asImported = async (current: Person): Promise<Person> => {
    const head = followingRoster(current, cohort, after, momentOf(current, world.clock.now()), granted);
    return head === current ? current : { ...head, meetings: await meetings(head) };
  };
  const newcomer = was ? undefined : world.nudges.withNextDue(await asImported(headOfNewcomer(world, after, after.name ?? change.privateName)), world.clock.now());
  const loaded = newcomer ? await createUnlessThere(world, newcomer) : await world.people.load(after.pid);
  if (!loaded) throw new LedtradError('not-found');
  if (loaded.value === newcomer) return newcomer;
  const { result, person } = await changePerson(world, loaded, async (current) => {
    const head = await asImported(current);
    return head === current ? { result: 'as-it-was' as const } : { result: 'changed' as const, change: changed(head) };
  });
  // What broke off between the two is not seen in the head: shown anew where it could matter.
  if (result === 'as-it-was' && isShownOtherwise(change)) await projectPersonEverywhere(world, person.value, undefined);
  return person.value;
}

function isShownOtherwise({ before, after, was }: ImportedChange): boolean {
  if (!was) return false;
  return !before || before.leftOn !== after.leftOn || changedColumns(before, after).some((column) => ['name', 'protected', 'position', 'team', 'organisation'].includes(column));
}

/** The summaries of all newcomers together; one by one where some stand there already. */
async function showNewcomers(world: World, cohortId: CohortId, round: readonly ImportedChange[], heads: ReadonlyMap<PersonId, Person>): Promise<void> {
  const newcomers = round.flatMap(({ was, after }) => (was ? [] : heads.get(after.pid) ?? []));
  const summaries: readonly PlacedSummary[] = placedSummaries(cohortId, newcomers);
  if (summaries.length === 0) return;
  try {
    await world.cohorts.projectNewcomers(cohortId, summaries);
  } catch (error) {
    if (!isConflict(error)) throw error;
    await inParallel(PEOPLE_AT_ONCE, newcomers, (person) => projectPerson(world, person, undefined));
  }
}

function now(world: World): string {
  return instantText(world.clock.now());
}
