import type { ActionId, AreaId } from '../ids.ts';
import type { Visibility } from '../reflection/visibility.ts';

/** A choice in the making (*Spara och fundera*): everything so far, kept between sittings. */
export interface ChoiceDraft {
  readonly step: ChoiceStep;
  readonly seen: string;
  readonly wanted: string;
  readonly areaId?: AreaId;
  readonly actionIds: readonly ActionId[];
  readonly focus?: ActionId;
  readonly when: string;
  readonly where: string;
  readonly withWhom: string;
  readonly visibility?: Visibility;
  /** What becomes of the trial that was in focus when the choice began. */
  readonly retire?: 'done' | 'paused' | 'ended';
  readonly reason?: string;
}

export type ChoiceStep = 'present-state' | 'area' | 'actions' | 'focus' | 'readers';
export const CHOICE_STEPS: readonly ChoiceStep[] = ['present-state', 'area', 'actions', 'focus', 'readers'];
export const MOST_CHOSEN_ACTIONS = 3;
