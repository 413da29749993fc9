import { Temporal } from 'temporal-polyfill';
import { addWeeks, firstDay, isoWeekOfDate } from '../calendar/iso-week.ts';
import type { NudgeKind } from './kind.ts';
import type { Nudging } from './nudging.ts';
import type { WishKey } from './wish.ts';

/** *Fråga i morgon*, *Fråga nästa vecka*. */
export const SNOOZES = ['tomorrow', 'next-week'] as const;
export type SnoozeChoice = (typeof SNOOZES)[number];

/** More than one card ever carries; bounds what a forged one could fill. */
const MOST_SNOOZED = 12;

/** What is bound to a meeting is of no use after it, so it cannot wait. */
const BOUND_TO_A_MEETING: ReadonlySet<NudgeKind> = new Set(['meeting-prompt', 'meeting-preparation']);

/** The first local date on which something may come again. */
export function snoozeDate(choice: SnoozeChoice, today: string): string {
  const date = Temporal.PlainDate.from(today);
  return (choice === 'tomorrow' ? date.add({ days: 1 }) : firstDay(addWeeks(isoWeekOfDate(date), 1))).toString();
}

export function snoozesOf(kind: NudgeKind): readonly SnoozeChoice[] {
  return BOUND_TO_A_MEETING.has(kind) ? [] : SNOOZES;
}

/** What makes sense to offer that day: nothing is sent at weekends, so on a Friday tomorrow is next week. */
export function snoozesOffered(kind: NudgeKind, today: string): readonly SnoozeChoice[] {
  return Temporal.PlainDate.from(today).dayOfWeek >= 5 ? snoozesOf(kind).slice(-1) : snoozesOf(kind);
}

/** Put off, beside what was put off before and has not come since; what was said last holds for all of it. */
export function snoozed(nudging: Nudging, until: string, keys: readonly WishKey[]): Nudging {
  const { said, snooze } = nudging;
  const hasComeSince = (key: WishKey) => said.some((each) => each.key === key && snooze !== undefined && each.on >= snooze.until);
  const waiting = (snooze?.keys ?? []).filter((key) => !hasComeSince(key));
  return { ...nudging, snooze: { until, keys: [...new Set([...keys, ...waiting])].slice(0, MOST_SNOOZED) } };
}
