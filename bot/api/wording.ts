import { effectName, type Wording } from '../locales/wording.ts';
import { weekNumber, weeksBetween, type IsoWeek } from '../domain/calendar/iso-week.ts';
import type { ActionId, EffectId } from '../domain/ids.ts';
import type { Observations } from '../domain/reflection/answer.ts';
import type { SharedReflection } from '../domain/team/shared-reflection.ts';
import type { SharedReflectionView } from './contract/team.ts';
import type { ApiCall } from './endpoint.ts';

/** Pieces that several views put into words in the caller's language. */

export function wordingOf({ world, language, t }: ApiCall): Wording {
  return { catalogue: world.catalogue, language, t };
}

export function weekView(week: IsoWeek): { iso: string; number: number } {
  return { iso: week, number: weekNumber(week) };
}

/** Of weeks in order; see `placedWeek` in contract/vocabulary.ts. */
export function placedWeekView(week: IsoWeek, weeks: readonly IsoWeek[]): { iso: string; number: number; place: number } {
  return { ...weekView(week), place: weeksBetween(weeks[0] ?? week, week) };
}

export function actionName({ catalogue, language }: Wording, id: ActionId, version: number): string {
  return catalogue.actionText(id, version, language).name;
}

export function areaNameOfAction({ catalogue, language }: Wording, id: ActionId): string {
  const action = catalogue.action(id);
  return action ? catalogue.areaText(action.areaId, language).name : '';
}

export function observationViews(wording: Wording, observations: Observations) {
  return Object.entries(observations).map(([id, observation]) => ({
    id,
    // Keys of Observations are effect ids; entries() forgets that.
    name: effectName(wording, id as EffectId),
    observation,
  }));
}

export function sharedView(wording: Wording, { pid, id, shown, submittedAt }: SharedReflection): SharedReflectionView[] {
  if (!shown) return [];
  return [{
    id: `${pid}.${id}`,
    ...(shown.authorName ? { authorName: shown.authorName } : {}),
    week: weekView(shown.week),
    areaName: areaNameOfAction(wording, shown.actionId),
    actionName: actionName(wording, shown.actionId, shown.actionVersion),
    actionVersion: shown.actionVersion,
    did: shown.did,
    takeaway: shown.takeaway,
    nextStep: shown.nextStep,
    showAtMeeting: shown.showAtMeeting,
    asksTeam: shown.asksTeam === true,
    effects: observationViews(wording, shown.observations),
    submittedAt,
  }];
}
