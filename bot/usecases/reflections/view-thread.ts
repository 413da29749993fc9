import type { Person } from '../../domain/person/person.ts';
import type { Reflection } from '../../domain/reflection/reflection.ts';
import type { TrialRecord } from '../../domain/trial/trial.ts';
import type { Page } from '../../ports/stored.ts';
import type { World } from '../world.ts';

export interface Thread {
  readonly trials: readonly TrialRecord[];
  readonly reflections: Page<Reflection>;
}

/** The person's own trials and a page of their reflections: two requests after the head. */
export async function viewThread(world: World, { pid }: Person, page: { limit: number; before?: string }): Promise<Thread> {
  const [trials, reflections] = await Promise.all([world.people.trials(pid), world.people.reflections(pid, page)]);
  return { trials, reflections };
}
