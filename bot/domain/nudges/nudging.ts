import type { MeetingNews, PlannedMeeting } from '../meeting/meeting.ts';
import type { NudgeKind, StoppableKind } from './kind.ts';
import type { WishKey } from './wish.ts';

/** How a person wants to be written to: their own choice, in the head with the other settings. */
export interface NudgeSettings {
  /** ISO day of the week of the weekly card, 1 = Monday … 5 = Friday. */
  readonly weekday: Weekday;
  /** Local time of the weekly card, `HH:MM` on the half hour, within working hours. */
  readonly time: string;
  readonly stopped: 'all' | readonly StoppableKind[];
  /** Whether the school's breaks are quiet, or the person is at work then. */
  readonly inBreaks: 'quiet' | 'at-work';
  /** Whose breaks: a calendar file's id; absent for the default of the person's country. */
  readonly calendar?: string;
}

export type Weekday = 1 | 2 | 3 | 4 | 5;

export const DEFAULT_NUDGES: NudgeSettings = { weekday: 4, time: '14:00', stopped: [], inBreaks: 'quiet' };

/** What has been written to a person of late and what they said of it: the planner's memory, in the head. */
export interface Nudging {
  /** The latest first; each wish once. */
  readonly said: readonly Said[];
  /** When something may be due next, ISO 8601 UTC with milliseconds; absent when nothing is to come. */
  readonly nextDueAt?: string;
  /** Of what kind, so that the more pressing goes first when many are late. */
  readonly nextKind?: NudgeKind;
  /** *Fråga senare*: nothing before that local date, and then what was put off once more. */
  readonly snooze?: Snooze;
}

export interface Said {
  readonly key: WishKey;
  /** Local date. */
  readonly on: string;
  /** It had been put off, and came once more. */
  readonly again?: true;
}

export interface Snooze {
  /** The first local date on which something may come again. */
  readonly until: string;
  readonly keys: readonly WishKey[];
}

export const NEVER_NUDGED: Nudging = { said: [] };

/** A learning team's meeting (or another one) that a member is to be reminded of. */
export interface Meeting {
  readonly id: string;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly startsAt: string;
  readonly about?: AboutMeeting;
}

/** What its card says. Written by a facilitator, and shown as written. */
export interface AboutMeeting extends Pick<PlannedMeeting, 'cohortId' | 'kind' | 'endsAt' | 'title' | 'place' | 'link' | 'before' | 'after'> {
  readonly news?: MeetingNews;
}

/** A colleague's shared reflection that waits for this person. */
export interface PeerWaiting {
  readonly id: string;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly since: string;
}

/** Why nothing reaches the person; until they are heard from. */
export interface Unreachable {
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly since: string;
  readonly reason: 'no-conversation' | 'blocked';
}
