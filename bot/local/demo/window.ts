import type { Temporal } from 'temporal-polyfill';
import { addWeeks, isoWeekOf, weekRange, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import { breakIn } from './breaks.ts';
import type { DemoLeader } from './people.ts';

/** Weeks of history before the one in which the demo was first seeded. */
export const WEEKS_BEFORE = 20;
/** The Playground's team works on for so many weeks of a summer, so that it has something new to read whenever the demo is seeded. */
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
  let left = 0;
  return weeks.toReversed().map((week, back): DemoWeek => {
    const kind = breakIn(week, municipality);
    const isFree = kind === 'school-year' || (kind === 'summer' && !(isInPlayground && back <= ALWAYS_AT_WORK));
    if (!isFree && back > 0) left += 1;
    return { week, isBreak: isFree, left };
  }).toReversed();
}

export function firstWeek(now: Temporal.Instant): IsoWeek {
  return addWeeks(isoWeekOf(now, DEFAULT_ZONE), -WEEKS_BEFORE);
}
