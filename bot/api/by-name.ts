import type { TeamId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';

interface Named {
  readonly name: string;
}

/** Sorts by name, as the reader's language does. */
export function byName(language: Language): (a: Named, b: Named) => number {
  return (a, b) => a.name.localeCompare(b.name, language);
}

/** Teams to choose from. */
export function namedTeams(teams: readonly { readonly teamId: TeamId; readonly name: string }[], language: Language): { id: string; name: string }[] {
  return teams.map(({ teamId, name }) => ({ id: teamId, name })).sort(byName(language));
}
