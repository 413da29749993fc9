import { isConflict } from '../../domain/errors.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Reflection } from '../../domain/reflection/reflection.ts';
import { sharedWith } from '../../domain/team/shared-reflection.ts';
import { summaryOf } from '../../domain/team/summary.ts';
import type { Storage } from '../../ports.ts';
import type { Place, Projection } from '../../ports/cohorts.ts';
import type { Versioned } from '../../ports/stored.ts';
import type { Diary } from './diary.ts';
import { wavesOf } from './waves.ts';

/** Stores somebody with all their history; whatever of it is there already is left or written once more, the same. */
export async function storePerson({ people }: Storage, diary: Diary): Promise<void> {
  let stored = await createOrLoad(people, diary.atTheStart);
  if (stored.value.rev >= diary.person.rev) return;
  for (const change of wavesOf(diary)) stored = await people.save(change, stored.etag);
}

/** What the product's own projections would have left in the cohort, in one transaction. */
export async function projectHistory({ cohorts }: Storage, place: Place, { person, records }: Diary): Promise<void> {
  const projection = { summary: summaryOf(person), shared: sharedRows(person, latestOf(records)) };
  try {
    await cohorts.project(place, projection, undefined);
  } catch (error) {
    if (!isConflict(error)) throw error;
    const there = await cohorts.projectedRev(place, person.pid);
    if (there && there.value < person.rev) await cohorts.project(place, projection, there);
  }
}

async function createOrLoad(people: Storage['people'], person: Person): Promise<Versioned<Person>> {
  try {
    return await people.create(person);
  } catch (error) {
    const there = isConflict(error) ? await people.load(person.pid) : undefined;
    if (!there) throw error;
    return there;
  }
}

/** The last revision of each; later records come later in the list. */
function latestOf(records: Diary['records']): readonly Reflection[] {
  const latest = new Map(records.flatMap((record) => (record.kind === 'reflection' ? [[record.reflection.id, record.reflection] as const] : [])));
  return [...latest.values()];
}

function sharedRows(person: Person, reflections: readonly Reflection[]): Projection['shared'] {
  return reflections.flatMap((reflection) =>
    (['team', 'cohort'] as const)
      .map((audience) => ({ audience, row: sharedWith(audience, person, reflection) }))
      .filter(({ row }) => row.shown !== undefined));
}
