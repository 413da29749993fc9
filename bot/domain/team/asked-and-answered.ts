import type { IsoWeek } from '../calendar/iso-week.ts';
import { outcomeOf, type Ledger } from '../calendar/ledger.ts';
import { ledgerWithPause, type PausedWeeks } from '../person/pause.ts';

/** How a member's week stands, as far as it is their facilitator's business: whether, and never what. */
export type WeekStanding = 'answered' | 'asked' | 'not-asked' | 'break';

/**
 * *Hann inte* is an answer. A pause is nobody's business: who is paused has not been asked, like who has not been met or
 * is written to on another day; and in a school's break they read as everybody else there.
 */
export function standingIn(week: IsoWeek, { ledger, paused }: { ledger: Ledger; paused?: PausedWeeks }, current: IsoWeek): WeekStanding {
  if (outcomeOf(ledger, week, current) === 'break') return 'break';
  switch (outcomeOf(ledgerWithPause(ledger, paused, current), week, current)) {
    case 'answered':
    case 'not-reached':
      return 'answered';
    case 'asked':
    case 'unanswered':
      return 'asked';
    case 'break':
      return 'break';
    case 'paused':
    case 'not-sent':
      return 'not-asked';
  }
}
