import { createStorage } from '../../bot/storage/storage.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import type { World } from '../../bot/usecases/world.ts';

/** A kill in the middle of something: what the copy did so far stands, what it was about to do never happens. */
export class Killed extends Error {}

export interface Kill {
  /** Which of the copy's calls to the store, from 1. */
  readonly call: number;
  /** Before: nothing was done. After: it was done, and nobody lived to know. */
  readonly when: 'before' | 'after';
}

export interface Copy {
  readonly world: World;
  /** How many calls to the store it made. */
  calls(): number;
}

/** One more copy of the product on the same tables, which can be killed at any of its calls. */
export function aCopy(world: World, tables: Tables, kill?: Kill): Copy {
  let calls = 0;
  let dead = false;
  const die = (when: Kill['when'], call: number) => {
    dead ||= kill?.when === when && kill.call === call;
    if (dead) throw new Killed();
  };
  const living = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    // Its own number: several can be under way at once.
    const call = (calls += 1);
    die('before', call);
    const answer = await ask();
    die('after', call);
    return answer;
  };
  const mortal: Tables = {
    get: (...asked) => living(() => tables.get(...asked)),
    range: (...asked) => living(() => tables.range(...asked)),
    commit: (...asked) => living(() => tables.commit(...asked)),
    ping: () => living(() => tables.ping()),
  };
  return { world: { ...world, ...createStorage(mortal, () => world.ids.operation()) }, calls: () => calls };
}

/** What came of it, where being killed is one of the things that can. */
export async function unlessKilled<Result>(doing: Promise<Result>): Promise<Result | 'killed'> {
  try {
    return await doing;
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    throw error;
  }
}

/** Every moment at which something that makes so many calls can be killed. */
export function everyKill(calls: number): readonly Kill[] {
  return Array.from({ length: calls }, (_, index) => index + 1).flatMap((call) => [{ call, when: 'before' as const }, { call, when: 'after' as const }]);
}
