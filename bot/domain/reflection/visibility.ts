/**
 * Who may read a reflection *i tjänsten*: bara jag, min kollega, lärteamet, kohorten.
 * Each includes the ones before it.
 */
export type Visibility = 'me' | 'peer' | 'team' | 'cohort';

export const VISIBILITIES: readonly Visibility[] = ['me', 'peer', 'team', 'cohort'];

export function isSharedWithTeam(visibility: Visibility): boolean {
  return visibility === 'team' || visibility === 'cohort';
}

/** *Bara jag* counts as an answer, but its effects never enter anybody's figures. */
export function countsInEffects(visibility: Visibility): boolean {
  return visibility !== 'me';
}
