import { Temporal } from 'temporal-polyfill';
import { addWeeks, compareWeeks, isoWeekOfDate, weekRange, type IsoWeek } from '../calendar/iso-week.ts';
import { mark, type Ledger } from '../calendar/ledger.ts';
import type { Pause, Person } from './person.ts';

/** The weeks that a pause covers, both included; without `until` it goes on. */
export interface PausedWeeks {
  readonly from: IsoWeek;
  readonly until?: IsoWeek;
}

export function pausedWeeks({ from, until }: Pause): PausedWeeks {
  return { from: weekOfDate(from), ...(until ? { until: weekOfDate(until) } : {}) };
}

/** The ledger with the pause written into it, as far as the current week. */
export function ledgerWithPause(ledger: Ledger, paused: PausedWeeks | undefined, current: IsoWeek): Ledger {
  if (!paused || compareWeeks(paused.from, current) > 0) return ledger;
  const last = paused.until && compareWeeks(paused.until, current) < 0 ? paused.until : current;
  return weekRange(paused.from, last).reduce((marked, week) => mark(marked, week, 'paused'), ledger);
}

export function isPaused({ pause }: Person, localDate: string): boolean {
  return pause !== undefined && localDate >= pause.from && (pause.until === undefined || localDate <= pause.until);
}

/** Without the pause, but with the weeks it covered kept: the week of coming back is a week like any other. */
export function withoutPause(person: Person, current: IsoWeek): Person {
  const { pause, ...rest } = person;
  if (!pause) return person;
  return { ...rest, ledger: ledgerWithPause(person.ledger, pausedWeeks(pause), addWeeks(current, -1)) };
}

function weekOfDate(date: string): IsoWeek {
  return isoWeekOfDate(Temporal.PlainDate.from(date));
}
