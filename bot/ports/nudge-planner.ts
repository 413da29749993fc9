import type { Temporal } from 'temporal-polyfill';
import type { QuietDay, WorkCalendar } from '../domain/calendar/work-calendar.ts';
import type { ZoneId } from '../domain/calendar/zone.ts';
import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person/person.ts';
import type { DueNudge, NudgeDecision } from '../domain/nudges/decide.ts';
import type { NudgeFate } from '../domain/nudges/after-nudge.ts';
import type { NudgeSettings } from '../domain/nudges/nudging.ts';
import type { NudgeBasis, WishKey } from '../domain/nudges/wish.ts';

/** What is written to whom and when, for one person at a time; the rules of domain/nudges/ over the installation's calendars. */
export interface NudgePlanner {
  calendarOf(settings: { readonly zone: ZoneId } & Pick<NudgeSettings, 'calendar' | 'inBreaks'>): WorkCalendar;
  /** What a quiet day of that calendar is called; undefined for a working day. */
  quietDay(settings: { readonly zone: ZoneId } & Pick<NudgeSettings, 'calendar' | 'inBreaks'>, date: Temporal.PlainDate, language: Language): QuietDay | undefined;
  /** What the calendar is called; '' where there is none for the zone's country. */
  calendarName(settings: { readonly zone: ZoneId } & Pick<NudgeSettings, 'calendar'>, language: Language): string;
  basisOf(person: Person): NudgeBasis;
  decide(person: Person, now: Temporal.Instant): NudgeDecision;
  isStillWished(person: Person, now: Temporal.Instant, key: WishKey): boolean;
  isOpen(person: Person, now: Temporal.Instant, key: WishKey): boolean;
  after(person: Person, nudge: Pick<DueNudge, 'key' | 'lines' | 'date'>, fate: NudgeFate, now: Temporal.Instant): Person;
  withNextDue(person: Person, now: Temporal.Instant): Person;
  /** The school year of the zone's country whose winter break is that ISO week; undefined where no file has it. */
  calendarOfSportlov(zone: ZoneId, week: number): string | undefined;
  /** Calendars of school years that a person can choose from. */
  calendarOptions(language: Language): readonly { readonly id: string; readonly name: string }[];
}
