import type { Language } from '../domain/language.ts';
import type { Identity } from '../ports.ts';
import type { World } from './world.ts';

/** The language that somebody has chosen for themselves; undefined for who has not, or has not been met. */
export async function chosenLanguage(world: World, identity: Identity): Promise<Language | undefined> {
  const known = await world.identities.find(identity);
  const person = known && (await world.people.load(known.pid));
  return person?.value.settings.language;
}
