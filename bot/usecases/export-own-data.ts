import type { Person } from '../domain/person/person.ts';
import type { World } from './world.ts';

/** Everything in the person's own partition, row by row as it is kept. Read whole: it is asked for rarely, and must be complete. */
export async function exportOwnData(world: World, { pid }: Person): Promise<{ exportedAt: string; rows: readonly Record<string, unknown>[] }> {
  return { exportedAt: world.clock.now().toString({ smallestUnit: 'second' }), rows: await world.people.everything(pid) };
}

export async function countOwnData(world: World, { pid, trials }: Person): Promise<{ reflections: number; trials: number }> {
  return { reflections: await world.people.countReflections(pid), trials: trials.length };
}
