import { publishCohort } from '../../../bot/usecases/cohorts/publish-cohort.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { COHORT } from '../../support/world.ts';
import { headOf, submitOf, written } from '../../usecases/builders.ts';
import { pid } from '../../usecases/peers/peer-builders.ts';
import type { Cost } from '../counted-tables.ts';
import type { TabWorld } from './tab-world.ts';

/** A look at a cohort in which something has changed since its figures were published: all of it is read. */
export async function countPublishing({ world, counted }: TabWorld): Promise<Cost> {
  await submitReflection(world, await headOf(world, pid('a')), submitOf(written(), { entry: 9 }));
  world.clock.move({ minutes: 20 });
  counted.reset();
  await publishCohort(world, COHORT);
  return counted.total();
}
