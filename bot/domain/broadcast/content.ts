import type { ActionId, AreaId, PersonId, TeamId } from '../ids.ts';
import type { Position } from '../roster/roster-entry.ts';

/** What a facilitator writes to many at once, as typed: it may be incomplete, and its times are local to whoever saves it. */
export interface BroadcastContent {
  readonly title: string;
  /** Simply formatted; see formatted-text.ts. */
  readonly text: string;
  readonly question?: BroadcastQuestion;
  /** Local, `2026-12-01T17:00`; '' without a question. */
  readonly deadline: string;
  readonly readers: Readers;
  readonly audience: Audience;
  readonly ways: Ways;
  /** Local; '' for at once. */
  readonly sendAt: string;
  /** Local; '' where it is for no meeting. */
  readonly meetingAt: string;
}

export type BroadcastQuestion =
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'one' | 'several'; readonly label: string; readonly options: readonly string[] }
  /** From 1 to SCALE; the words at its ends, '' for none. */
  | { readonly kind: 'scale'; readonly label: string; readonly low: string; readonly high: string };

export const QUESTION_KINDS = ['text', 'one', 'several', 'scale'] as const satisfies readonly BroadcastQuestion['kind'][];

/**
 * Who reads the answers. `facilitators`: who leads the receiver's team, with names. `teams`: they and the receiver's own
 * team, with names. `everyone`: all receivers and who leads them, without names, when the time to answer is out.
 */
export const READERS = ['facilitators', 'teams', 'everyone'] as const;
export type Readers = (typeof READERS)[number];

/** To each person's own chat, to the teams' linked channels, or both. */
export const WAYS = ['chat', 'channel', 'both'] as const;
export type Ways = (typeof WAYS)[number];

export type Audience =
  | { readonly kind: 'cohort' }
  | { readonly kind: 'teams'; readonly teams: readonly TeamId[] }
  | { readonly kind: 'position'; readonly position: PartakingPosition }
  /** Those who try an action of the area, or that very action, right now. */
  | { readonly kind: 'area'; readonly area: AreaId }
  | { readonly kind: 'action'; readonly action: ActionId }
  | { readonly kind: 'people'; readonly people: readonly PersonId[] };

export type PartakingPosition = Extract<Position, 'principal' | 'deputy' | 'preschool-head'>;

export const SCALE = 5;
/** Characters. */
export const LENGTHS = { title: 120, text: 3000, label: 300, option: 80, end: 40, templateName: 60, answer: 2000 } as const;
export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 8;

/** Nothing written yet, to the given. */
export function emptyContent(audience: Audience): BroadcastContent {
  return { title: '', text: '', deadline: '', readers: 'facilitators', audience, ways: 'chat', sendAt: '', meetingAt: '' };
}

/** What is used again of something earlier: not when, because that is over. */
export function withoutTimes(content: BroadcastContent): BroadcastContent {
  return { ...content, deadline: '', sendAt: '', meetingAt: '' };
}

export function writesToPeople({ ways }: Pick<BroadcastContent, 'ways'>): boolean {
  return ways !== 'channel';
}

export function postsInChannels({ ways }: Pick<BroadcastContent, 'ways'>): boolean {
  return ways !== 'chat';
}
