import { EVERYBODY, PAUSED_UNTIL, PEOPLE, WRITTEN, type Who, type Written } from './people.ts';

/** Those with protected identity, and one more who has it on a file alone. */
const HIDDEN_NAMES: readonly string[] = [...Object.values(PEOPLE).map(({ name }) => name), 'Hemlig Import'].filter((name) => name.startsWith('Hemlig'));
const SAID = Object.keys(WRITTEN) as readonly Written[]; // keys() forgets what it is given.
const HOME: ReadonlySet<Who> = new Set(EVERYBODY.filter((who) => stands(who, 'Hemma')));
const AWAY: ReadonlySet<Who> = new Set(EVERYBODY.filter((who) => stands(who, 'Borta')));

export interface Sighted {
  /** By whom; undefined where everybody can: in a channel, a file that is sent on, a log. */
  readonly by?: Who;
  /** Whether ids of directories stand there because the contract says so. */
  readonly tells?: 'own-ids' | 'tenants';
}

/** Everything in a text that is not for who reads it, in words for a failing test. */
export function leaksIn(text: string, { by, tells }: Sighted): readonly string[] {
  const own = by === undefined ? '' : PEOPLE[by].name;
  return [
    ...HIDDEN_NAMES.filter((name) => name !== own && text.includes(name)),
    ...seenIn(text).filter((said) => !isAmong(by, WRITTEN[said])),
    ...(text.includes(PAUSED_UNTIL) && by !== 'paused' ? ['a pause'] : []),
    ...matchesIn(text, /[\w.-]+@[\w-]+\.example/g),
    ...(tells === 'own-ids' ? [] : matchesIn(text, /00000000-0000-4000-8000-\d{12}/g)),
    ...(tells === undefined ? matchesIn(text, /(?:22222222-2222|33333333-3333)-4\d{3}-8\d{3}-\d{12}/g) : []),
    ...(by !== undefined && !HOME.has(by) ? matchesIn(text, /[\p{L} ]*Hemma/gu) : []),
    ...(by !== undefined && !AWAY.has(by) ? matchesIn(text, /[\p{L} ]*Borta/gu) : []),
  ];
}

/** Which of what is written stands there: so that a scan that finds nothing has looked at something. */
export function seenIn(text: string): readonly Written[] {
  return SAID.filter((said) => text.includes(said));
}

export function isReaderOf(said: Written, who: Who): boolean {
  return isAmong(who, WRITTEN[said]);
}

function isAmong(by: Who | undefined, readers: readonly Who[]): boolean {
  return by !== undefined && readers.includes(by);
}

function matchesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set(text.match(pattern) ?? [])];
}

function stands(who: Who, where: 'Hemma' | 'Borta'): boolean {
  const { place } = PEOPLE[who] as { place?: { cohort: string } };
  return place !== undefined && (place.cohort === 'c-borta') === (where === 'Borta');
}
