import type { Temporal } from 'temporal-polyfill';
import type { Branded } from '../ids.ts';
import type { Person } from '../person/person.ts';
import { parseIsoWeek, type IsoWeek } from '../calendar/iso-week.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { NUDGE_KINDS, type NudgeKind } from './kind.ts';

/** What is said, so that it is said once: `kind|subject`, e.g. `weekly-card|2026-W47`. Fit for a row key. */
export type WishKey = Branded<'WishKey'>;

/** Something that one kind of nudge would say to one person. */
export interface Wish {
  readonly kind: NudgeKind;
  readonly key: WishKey;
  /** Not before, and no more from then on. */
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Local time, `HH:MM`, at which it comes on a later day when its own is taken or quiet. */
  readonly time: string;
}

/** What a decision is made on, beside the person and the time. */
export interface NudgeBasis {
  readonly calendar: WorkCalendar;
  /** When a person is invited to analyse, in weeks from the start of the iteration. */
  readonly analysisAfterWeeks: number;
}

/**
 * One kind of nudge: the wishes that a person's state gives rise to now and, so that the next time is known, the first
 * one to come. Pure. What has been said already, pauses, hours and the day's one nudge are the planner's business.
 */
export interface NudgeRule {
  readonly kind: NudgeKind;
  /** Whether it can be a line on another card; a form of its own cannot. */
  readonly joins: boolean;
  wishes(person: Person, basis: NudgeBasis, now: Temporal.Instant): readonly Wish[];
}

export function wishKey(kind: NudgeKind | 'team-digest', subject: string): WishKey {
  return `${kind}|${subject}` as WishKey; // The one place where the brand is given, beside the row schema.
}

const SUBJECT = /^[A-Za-z0-9._-]{1,60}$/;

/** Of what a card carries; undefined for anything that is no key of ours. */
export function parseWishKey(text: unknown): WishKey | undefined {
  if (typeof text !== 'string') return undefined;
  const kind = NUDGE_KINDS.find((each) => text.startsWith(`${each}|`));
  const subject = kind && text.slice(kind.length + 1);
  return kind && subject && SUBJECT.test(subject) ? wishKey(kind, subject) : undefined;
}

/** What a key was made of, after the kind. */
export function subjectOf(key: WishKey): string {
  return key.slice(key.indexOf('|') + 1);
}

/** The week that a weekly card or its reminder asks about; undefined of the other kinds. */
export function weekAskedBy(key: WishKey): IsoWeek | undefined {
  return /^(?:weekly-card|reminder)\|/.test(key) ? parseIsoWeek(subjectOf(key)) : undefined;
}
