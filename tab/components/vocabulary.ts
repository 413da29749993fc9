/** The contract's fixed words as types; the sentences for them are in `locales/`. */
import type { CohortView } from '../../bot/api/contract/cohort.ts';
import type { MeetingRow } from '../../bot/api/contract/meetings.ts';
import type { TeamMemberView } from '../../bot/api/contract/team.ts';
import type { ReflectionView, ThreadView, TrialView } from '../../bot/api/contract/thread.ts';

export type Visibility = ReflectionView['visibility'];
export type EffectObservation = ReflectionView['effects'][number];
export type Observation = EffectObservation['observation'];
export type Week = ReflectionView['week'];
export type PlacedWeek = Pick<CohortView['weeks'][number], 'iso' | 'number' | 'place'>;
export type WeekOutcome = ThreadView['week']['outcome'];
export type Step = TeamMemberView['step'];
export type MeetingKind = MeetingRow['kind'];
export type TrialState = TrialView['state'];
/** A number of persons, or `hidden` because it could point somebody out. */
export type Count = CohortView['steps'][number]['count'];
export type Language = 'sv' | 'en' | 'nb';

export const MEETING_KINDS: readonly MeetingKind[] = ['learning-team', 'seminar', 'network-days', 'dialogue-conference'];
export const OBSERVATIONS: readonly Observation[] = ['seen', 'not-yet', 'not-looked', 'wrong-way'];
