/** Builders of what the API answers to those who lead. Everybody in them is made up. */
import type { RosterView } from '../../../bot/api/contract/roster.ts';
import { TEAM } from './views.ts';

export function roster(changes: Partial<RosterView> = {}): RosterView {
  return {
    members: [
      { id: 'p-maja', name: 'Maja Almlöv', position: 'principal', organisation: 'Ekedalens kommun', school: 'Videskolan', team: TEAM, met: true },
      { id: 'p-olle', name: 'Olle Granfelt', position: 'deputy', organisation: 'Rönninghed kommun', school: 'Hagtornsmyraskolan', team: TEAM, met: false },
    ],
    notListed: 1,
    ...changes,
  };
}
