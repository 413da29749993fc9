import { weeksBetween, type IsoWeek } from '../calendar/iso-week.ts';
import type { TrialHead } from './trial.ts';

const EFFECTS_EVERY = 4;

/** Whether a week's card asks for the area's effects too: in the fourth week of a trial, and every fourth after. */
export function areEffectsDue({ started }: Pick<TrialHead, 'started'>, week: IsoWeek): boolean {
  return started !== undefined && weeksBetween(started, week) % EFFECTS_EVERY === EFFECTS_EVERY - 1;
}
