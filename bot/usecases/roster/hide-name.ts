import type { PersonId } from '../../domain/ids.ts';
import { projectPersonEverywhere } from '../project-person.ts';
import type { World } from '../world.ts';

const A_PAGE = 100;

/** Takes a protected identity's name from over everything that they have shared, also where they have left. The same again changes nothing. */
export async function hideName(world: World, pid: PersonId): Promise<void> {
  let before: string | undefined;
  do {
    const page = await world.people.reflections(pid, { limit: A_PAGE, ...(before === undefined ? {} : { before }) });
    for (const reflection of page.items) {
      const person = await world.people.load(pid);
      if (person) await projectPersonEverywhere(world, person.value, reflection);
    }
    before = page.earlier;
  } while (before !== undefined);
}
