import type { CohortId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import type { HandedOver, Person } from '../../domain/person/person.ts';
import { dutiesOf, leadsAnything } from '../../domain/roster/duties.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** Takes a protected identity's name from what facilitators of a cohort were told that they handed over. The same again changes nothing. A request for each who leads there, and the roster. */
export async function hideInHandovers(world: World, cohortId: CohortId, { name }: Pick<Person, 'name'>): Promise<void> {
  const isTheirs = (news: HandedOver) => news.cohortId === cohortId && news.from === name;
  for (const { entry, granted } of await world.rosters.all(cohortId)) {
    const loaded = leadsAnything(dutiesOf(entry, granted)) ? await world.people.load(entry.pid) : undefined;
    if (!loaded?.value.handedOver?.some(isTheirs)) continue;
    await changePerson(world, loaded, ({ handedOver = [], ...current }) =>
      ({ result: undefined, change: changed({ ...current, handedOver: handedOver.map((news) => (isTheirs(news) ? { ...news, from: '' } : news)) }) }));
  }
}
