/** Builders of what the API answers to those who lead. Everybody in them is made up. */
import type { MeView } from '../../../bot/api/contract/me.ts';
import type { RosterView } from '../../../bot/api/contract/roster.ts';
import { COHORT, me, TEAM } from './views.ts';

export const OTHER_TEAM = { id: 'linden', name: 'Lärteam Linden' };

/** Of one team, but for what `changes` says. */
export function leader(changes: Partial<MeView['leads'][number]> = {}): MeView {
  return me({ participant: false, leads: [{ cohort: COHORT, whole: false, teams: [TEAM], ...changes }] });
}

/** Of the whole cohort. */
export function leaderOfAll(changes: Partial<MeView> = {}): MeView {
  return { ...leader({ whole: true, teams: [TEAM, OTHER_TEAM] }), name: 'Ingrid Prov', createsCohorts: true, ...changes };
}

/** One who has been met, and one who has not. */
export function roster(changes: Partial<RosterView> = {}): RosterView {
  return {
    members: [
      { id: 'maja', name: 'Maja Almlöv', position: 'principal', organisation: 'Ekedalens kommun', school: 'Videskolan', team: TEAM, met: true },
      { id: 'olle', name: 'Olle Granfelt', position: 'deputy', organisation: 'Rönninghed kommun', school: 'Hagtornsmyraskolan', team: TEAM, met: false },
    ],
    notListed: 1,
    ...changes,
  };
}
