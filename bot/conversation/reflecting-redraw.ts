import { effectIdsOf } from '../catalogue/effects.ts';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import { notReachedCard } from '../cards/reflection-receipt.ts';
import { weeklyCard } from '../cards/weekly-card.ts';
import { weekNumber } from '../domain/calendar/iso-week.ts';
import { parseQuestionId } from '../domain/reflection/question.ts';
import type { Form } from './form.ts';
import type { Redrawing } from './turn.ts';
import { effectsOf } from './weekly-form.ts';

/** The weekly form from what it sent alone: it comes back filled in even when nothing can be read from storage. */
export function redrawWeekly({ context, catalogue }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const question = parseQuestionId(form.raw('questionId'));
  const action = catalogue.action(form.raw('actionId'));
  const actionVersion = action?.versions.find(({ version }) => version === form.number('actionVersion'))?.version;
  if (!question || !action || actionVersion === undefined) return undefined;
  const asksEffects = form.flag('asksEffects');
  return weeklyCard(context, {
    weekNumber: weekNumber(question.week),
    actionName: catalogue.actionText(action.id, actionVersion, context.language).name,
    data: { questionId: form.raw('questionId'), baseRev: form.number('baseRev') ?? 0, trialId: form.raw('trialId'), actionId: action.id, actionVersion, asksEffects },
    values: {
      did: form.raw('did'),
      takeaway: form.raw('takeaway'),
      nextStep: form.raw('nextStep'),
      help: form.raw('help'),
      visibility: form.raw('visibility'),
      observations: Object.fromEntries(effectIdsOf(catalogue, action.areaId).map((id) => [id, form.raw(`effect:${id}`)])),
    },
    effects: asksEffects ? effectsOf({ catalogue, language: context.language, t: context.t }, action.areaId) : [],
    reason: 'edit',
    problem,
  });
}

export function redrawNextStep({ context }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const question = parseQuestionId(form.raw('questionId'));
  return question && notReachedCard(context, { questionId: form.raw('questionId'), weekNumber: weekNumber(question.week), nextStep: form.raw('nextStep'), problem });
}
