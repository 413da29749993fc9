import { Temporal } from 'temporal-polyfill';
import { firstDay, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import type { Random } from './random.ts';

/** Days after the Monday of the week, and minutes after midnight, both ends included. */
interface Hours {
  readonly day: readonly [number, number];
  readonly from: number;
  readonly until: number;
}

const HOURS = {
  /** The card comes at two on Thursday. */
  withTheCard: { day: [3, 3], from: 14 * 60 + 2, until: 17 * 60 },
  thursdayEvening: { day: [3, 3], from: 19 * 60 + 30, until: 22 * 60 + 15 },
  friday: { day: [4, 4], from: 7 * 60 + 20, until: 15 * 60 + 40 },
  earlier: { day: [1, 2], from: 8 * 60, until: 16 * 60 + 30 },
  sundayEvening: { day: [6, 6], from: 18 * 60, until: 21 * 60 + 30 },
  nextMonday: { day: [7, 7], from: 7 * 60 + 10, until: 11 * 60 + 50 },
} as const satisfies Record<string, Hours>;

const HOW_OFTEN: Readonly<Record<keyof typeof HOURS, number>> = { withTheCard: 46, thursdayEvening: 9, friday: 21, earlier: 11, sundayEvening: 6, nextMonday: 7 };

/** When somebody answers a week's card. */
export function answerTime(week: IsoWeek, random: Random): Temporal.Instant {
  return timeWithin(week, HOURS[random.weighted(HOW_OFTEN)], random);
}

/** When somebody chooses an action: on the Monday, so that the card of that week asks about it. */
export function choosingTime(week: IsoWeek, random: Random): Temporal.Instant {
  return timeWithin(week, { day: [0, 0], from: 8 * 60, until: 17 * 60 }, random);
}

export function cardTime(week: IsoWeek): Temporal.Instant {
  return at(week, 3, 14 * 60, 0);
}

function timeWithin(week: IsoWeek, { day, from, until }: Hours, random: Random): Temporal.Instant {
  return at(week, random.between(...day), random.between(from, until), random.between(0, 59));
}

function at(week: IsoWeek, day: number, minutes: number, seconds: number): Temporal.Instant {
  return firstDay(week).add({ days: day })
    .toZonedDateTime({ timeZone: DEFAULT_ZONE, plainTime: Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60, second: seconds }) })
    .toInstant();
}
