import type { Temporal } from 'temporal-polyfill';
import { addWeeks, isoWeekOf, weekRange, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import { isBreak } from './breaks.ts';
import type { DemoLeader } from './people.ts';

/** Weeks of history before the one in which the demo was first seeded. */
export const WEEKS_BEFORE = 20;
/** The Playground's team has something new to read whenever the demo is seeded, in the summer too. */
const ALWAYS_AT_WORK = 3;

export interface DemoWeek {
  readonly week: IsoWeek;
  readonly isBreak: boolean;
  /** How many weeks with school there are from this one, not included, to the current one. */
  readonly left: number;
}

/** One leader's weeks, the earliest first, the current one last. */
export function weeksOf({ municipality, course }: DemoLeader, now: Temporal.Instant): readonly DemoWeek[] {
  const current = isoWeekOf(now, DEFAULT_ZONE);
  const weeks = weekRange(firstWeek(now), current);
  const isInPlayground = course === 'at-the-keyboard' || course === 'colleague';
  let left = -1;
  return weeks.toReversed().map((week, back): DemoWeek => {
    const isFree = isBreak(week, municipality) && !(isInPlayground && back <= ALWAYS_AT_WORK);
    if (!isFree) left += 1;
    return { week, isBreak: isFree, left };
  }).toReversed();
}

export function firstWeek(now: Temporal.Instant): IsoWeek {
  return addWeeks(isoWeekOf(now, DEFAULT_ZONE), -WEEKS_BEFORE);
}
