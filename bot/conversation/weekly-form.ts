import type { WeeklyForm, WeeklyFormValues } from '../cards/weekly-card.ts';
import { effectIdsOf } from '../catalogue/effects.ts';
import { weekNumber } from '../domain/calendar/iso-week.ts';
import type { AreaId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { questionId, type Question } from '../domain/reflection/question.ts';
import type { Reflection } from '../domain/reflection/reflection.ts';
import { areEffectsDue } from '../domain/trial/effects-due.ts';
import type { TrialHead } from '../domain/trial/trial.ts';
import { effectName, type Wording } from '../locales/wording.ts';

/** An empty form for a question about the trial in focus; the next step and the readers are those of last time. */
export function newWeeklyForm(wording: Wording, person: Person, trial: TrialHead, question: Question, reason: WeeklyForm['reason']): WeeklyForm {
  const asksEffects = areEffectsDue(trial, question.week);
  return {
    weekNumber: weekNumber(question.week),
    actionName: wording.catalogue.actionText(trial.actionId, trial.actionVersion, wording.language).name,
    data: { questionId: questionId(question), baseRev: 0, trialId: trial.id, actionId: trial.actionId, actionVersion: trial.actionVersion, asksEffects },
    values: { did: '', takeaway: '', nextStep: person.nextStep, help: 'none', visibility: person.settings.visibility, observations: {} },
    effects: asksEffects ? effectsOf(wording, trial.areaId) : [],
    reason,
  };
}

/** The form of a reflection that is there. */
export function editWeeklyForm(wording: Wording, person: Person, trial: TrialHead, stored: Reflection): WeeklyForm {
  const { answer } = stored;
  const observed = answer.kind === 'reflection' && Object.keys(answer.observations).length > 0;
  const asksEffects = observed || areEffectsDue(trial, stored.week);
  const values: WeeklyFormValues = answer.kind === 'reflection'
    ? { ...answer }
    : { did: '', takeaway: '', nextStep: person.nextStep, help: 'none', visibility: person.settings.visibility, observations: {} };
  return {
    weekNumber: weekNumber(stored.week),
    actionName: wording.catalogue.actionText(stored.actionId, stored.actionVersion, wording.language).name,
    data: { questionId: stored.id, baseRev: stored.rev, trialId: trial.id, actionId: stored.actionId, actionVersion: stored.actionVersion, asksEffects },
    values,
    effects: asksEffects ? effectsOf(wording, trial.areaId) : [],
    reason: answer.kind === 'reflection' ? 'edit' : 'asked-for',
  };
}

export function effectsOf(wording: Wording, areaId: AreaId): WeeklyForm['effects'] {
  return effectIdsOf(wording.catalogue, areaId).map((id) => ({ id, name: effectName(wording, id) }));
}
