import type { Temporal } from 'temporal-polyfill';
import type { ZoneId } from './zone.ts';

/** Why nothing is sent on a day. */
export type QuietReason = 'weekend' | 'holiday' | 'break';

/** Which of a school's breaks a day lies in; `other` for one that a file states by its dates. */
export type BreakName = 'summer' | 'autumn' | 'christmas' | 'winter' | 'easter' | 'other';

/** Why nothing is sent on a day, and what the day is called; a break is named by the locales. */
export type QuietDay =
  | { readonly reason: 'weekend' }
  | { readonly reason: 'holiday'; readonly name: string }
  | { readonly reason: 'break'; readonly name: BreakName };

/** A person's working days: their country's public holidays and, unless they work then, their school's breaks. */
export interface WorkCalendar {
  readonly zone: ZoneId;
  /** Distinguishes it from every other calendar, so that what follows from one can be kept. */
  readonly id: string;
  quietOn(date: Temporal.PlainDate): QuietReason | undefined;
}

/** Local times between which people are written to, the end not included. Source: domain.md, Nudges. */
export const WORKING_HOURS = { from: '07:30', until: '17:00' } as const;
