import { effectIdsOf } from '../catalogue/effects.ts';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import { notReachedCard } from '../cards/reflection-receipt.ts';
import { MOST_NEXT_STEP, MOST_TEXT, WEEKLY_REASONS, weeklyCard } from '../cards/weekly-card.ts';
import { weekNumber } from '../domain/calendar/iso-week.ts';
import { HELPS, OBSERVATIONS } from '../domain/reflection/answer.ts';
import { parseQuestionId } from '../domain/reflection/question.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import type { Form } from './form.ts';
import type { Redrawing } from './turn.ts';
import { effectsOf } from './weekly-form.ts';

/** Longer than any id of ours. */
const MOST_ID = 80;

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
    data: { questionId: form.raw('questionId'), baseRev: form.number('baseRev') ?? 0, trialId: form.raw('trialId').slice(0, MOST_ID), actionId: action.id, actionVersion, asksEffects },
    values: {
      did: form.echo('did', MOST_TEXT),
      takeaway: form.echo('takeaway', MOST_TEXT),
      nextStep: form.echo('nextStep', MOST_NEXT_STEP),
      help: form.word('help', HELPS) ?? '',
      visibility: form.word('visibility', VISIBILITIES) ?? '',
      observations: Object.fromEntries(effectIdsOf(catalogue, action.areaId).map((id) => [id, form.word(`effect:${id}`, OBSERVATIONS) ?? ''])),
    },
    effects: asksEffects ? effectsOf({ catalogue, language: context.language, t: context.t }, action.areaId) : [],
    reason: form.word('reason', WEEKLY_REASONS) ?? 'edit',
    problem,
  });
}

export function redrawNextStep({ context }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const question = parseQuestionId(form.raw('questionId'));
  return question && notReachedCard(context, { questionId: form.raw('questionId'), weekNumber: weekNumber(question.week), nextStep: form.echo('nextStep', MOST_NEXT_STEP), problem });
}
