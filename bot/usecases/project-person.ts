import { isConflict, LedtradError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import { everyPlaceOf, takesPartIn, tookPartIn } from '../domain/person/membership.ts';
import { membershipsOf, type Person } from '../domain/person/person.ts';
import { questionOf, type Question } from '../domain/reflection/question.ts';
import type { Reflection } from '../domain/reflection/reflection.ts';
import { sharedWith } from '../domain/team/shared-reflection.ts';
import { summaryOf, summaryOfLeaver } from '../domain/team/summary.ts';
import type { Place, Projection } from '../ports/cohorts.ts';
import type { World } from './world.ts';

const MOST_TRIES = 5;

/**
 * Brings what a cohort keeps of a person up to date, together with one reflection's shared rows.
 *
 * What revision the summary shows is read before it is written, with If-Match. Where a later one was
 * projected meanwhile – it stands there, or makes the write fail and stands there then – the person is read again,
 * after the summary, so that nothing older than what stands there can be written.
 * Throws `too-busy` when the race is lost again and again; the repair hint then does it.
 */
export async function projectPerson(world: World, person: Person, reflection: Reflection | undefined): Promise<void> {
  await projectTo(world, membershipsOf(person), person, reflection);
}

/** Also where they have left: after a move, when a text changes that was shared there, and for a repair, which cannot know what changed. */
export async function projectPersonEverywhere(world: World, person: Person, reflection: Reflection | undefined): Promise<void> {
  await projectTo(world, everyPlaceOf(person), person, reflection);
}

/** Only where the summary shows an older revision, or none: a request for each place. */
export async function projectWhereBehind(world: World, person: Person): Promise<void> {
  for (const place of everyPlaceOf(person)) {
    const stored = await world.cohorts.projectedRev(place, person.pid);
    if (stored === undefined || stored.value < person.rev) await projectToOne(world, place, person, undefined);
  }
}

/**
 * For what came twice: its first try may have broken off between commit and projection. Always projected, because
 * a summary that is up to date tells nothing of this reflection: a later change of the person may have written it.
 */
export async function settleProjection(world: World, person: Person, question: Question): Promise<void> {
  await projectPersonEverywhere(world, person, await world.people.reflection(person.pid, question));
}

async function projectTo(world: World, places: readonly Place[], person: Person, reflection: Reflection | undefined): Promise<void> {
  for (const { cohortId, teamId } of places) await projectToOne(world, { cohortId, teamId }, person, reflection);
}

async function projectToOne(world: World, place: Place, person: Person, reflection: Reflection | undefined): Promise<void> {
  let latest = { person, reflection };
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const stored = await world.cohorts.projectedRev(place, person.pid);
    if (stored && stored.value > latest.person.rev) latest = await readAgain(world, person.pid, reflection);
    try {
      await world.cohorts.project(place, projectionOf(place, latest.person, latest.reflection), stored);
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}

/**
 * What was written while they took part in a team is that team's to read, and can be taken back there for ever; what
 * was written before or after is not.
 */
function projectionOf(place: Place, person: Person, reflection: Reflection | undefined): Projection {
  const isTheirs = reflection && tookPartIn(person, place, reflection.submittedAt);
  return {
    summary: takesPartIn(person, place) ? summaryOf(person) : summaryOfLeaver(person),
    shared: isTheirs ? sharedRows(person, reflection) : [],
  };
}

/** A first revision that nobody may read has left no row that would need its text taken away. */
function sharedRows(person: Person, reflection: Reflection | undefined): Projection['shared'] {
  if (!reflection) return [];
  return (['team', 'cohort'] as const)
    .map((audience) => ({ audience, row: sharedWith(audience, person, reflection) }))
    .filter(({ row }) => row.shown !== undefined || row.rev > 1);
}

async function readAgain(world: World, pid: PersonId, reflection: Reflection | undefined): Promise<{ person: Person; reflection: Reflection | undefined }> {
  const person = await world.people.load(pid);
  if (!person) throw new LedtradError('not-found');
  return { person: person.value, reflection: reflection && (await world.people.reflection(pid, questionOf(reflection.id))) };
}
