import { instantText } from '../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../domain/errors.ts';
import type { QuestionId } from '../domain/ids.ts';
import { nudgeHint } from '../domain/lane/nudge-hint.ts';
import type { PersonChange } from '../domain/person/change.ts';
import type { Person } from '../domain/person/person.ts';
import type { Reflection } from '../domain/reflection/reflection.ts';
import type { Versioned } from '../ports/stored.ts';
import { projectPerson, projectPersonEverywhere } from './project-person.ts';
import type { World } from './world.ts';

/** A crash between the person's transaction and the projection heals after this long; for a try that takes longer see storage/README.md, Limits. */
const REPAIR_AFTER = { seconds: 60 };
/** Two devices and a redelivery at once is already rare; more means that something is wrong. */
const MOST_TRIES = 5;

export type Decision<Result> = { readonly result: Result; readonly change?: PersonChange };

/**
 * The one way in which anything about a person changes: decide, leave a repair hint, commit the person's rows in one
 * transaction guarded by the head, then bring the cohort's rows up to date. A lost race is decided again.
 *
 * Requests: hint, person, and per cohort summary and projection; nothing when the decision changes nothing.
 * Throws `too-busy` when the race is lost again and again.
 */
export async function changePerson<Result>(
  world: World,
  loaded: Versioned<Person>,
  decide: (person: Person) => Decision<Result> | Promise<Decision<Result>>,
): Promise<{ result: Result; person: Versioned<Person> }> {
  let current = loaded;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const { result, change: decided } = await decide(current.value);
    if (!decided) return { result, person: current };
    const change = { ...decided, person: world.nudges.withNextDue(decided.person, world.clock.now()) };
    const reflection = reflectionIn(change);
    await leaveHints(world, current.value, change.person, reflection?.id);
    const saved = await saveUnlessChanged(world, change, current.etag);
    if (saved) {
      const concernsFormerPlaces = hasLeft(current.value, saved.value) || (reflection?.rev ?? 0) > 1;
      const project = concernsFormerPlaces ? projectPersonEverywhere : projectPerson;
      await project(world, saved.value, reflection);
      return { result, person: saved };
    }
    current = await reload(world, current.value);
  }
  throw new LedtradError('too-busy');
}

async function saveUnlessChanged(world: World, change: PersonChange, etag: string): Promise<Versioned<Person> | undefined> {
  try {
    return await world.people.save(change, etag);
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
}

async function reload(world: World, { pid }: Person): Promise<Versioned<Person>> {
  const found = await world.people.load(pid);
  if (!found) throw new LedtradError('not-found');
  return found;
}

function hasLeft(before: Person, after: Person): boolean {
  return after.left.some((place) => !before.left.includes(place));
}

function reflectionIn(change: PersonChange): Reflection | undefined {
  return change.records.find((record) => record.kind === 'reflection')?.reflection;
}

/** For the projection, and for when something may be due next; the hint of an earlier time is left to the planner. */
async function leaveHints(world: World, before: Person, { pid, home, nudging, roles, left }: Person, questionId: QuestionId | undefined): Promise<void> {
  if (!home) return;
  const isShown = roles.some(({ kind }) => kind === 'principal') || left.length > 0;
  const nudge = nudging.nextDueAt === before.nudging.nextDueAt ? undefined : nudgeHint(pid, nudging);
  await world.hints.leave({
    tenantId: home.tenantId,
    ...(isShown ? { repair: { pid, dueAt: instantText(world.clock.now().add(REPAIR_AFTER)), ...(questionId ? { questionId } : {}) } } : {}),
    ...(nudge ? { nudge } : {}),
  });
}
