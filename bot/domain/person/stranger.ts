import { emptyLedger } from '../calendar/ledger.ts';
import type { IsoWeek } from '../calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../calendar/zone.ts';
import type { PersonId } from '../ids.ts';
import { DEFAULT_NUDGES, NEVER_NUDGED } from '../nudges/nudging.ts';
import type { Person } from './person.ts';

/** Somebody of whom nothing is known but a name: on no roster, or not met yet. */
export function stranger(pid: PersonId, name: string, week: IsoWeek): Person {
  return {
    pid,
    rev: 1,
    name,
    protectedIdentity: false,
    greeted: false,
    roles: [],
    manages: [],
    left: [],
    settings: { zone: DEFAULT_ZONE, visibility: 'me', analysts: 'not-asked', nudges: DEFAULT_NUDGES },
    trials: [],
    nextStep: '',
    ledger: emptyLedger(week),
    recent: [],
    observed: [],
    nudging: NEVER_NUDGED,
    meetings: [],
    peersWaiting: [],
  };
}
