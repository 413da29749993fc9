import type { Card } from '../cards/card.ts';
import { changeCard, CHOOSE_ANEW, choiceReceipt, MOST_REASON, RETIREMENTS } from '../cards/choose-card.ts';
import type { Problem } from '../cards/problem.ts';
import { LedtradError } from '../domain/errors.ts';
import { focusTrial } from '../domain/person/person.ts';
import type { TrialHead } from '../domain/trial/trial.ts';
import { changeFocus } from '../usecases/choose-actions.ts';
import type { Answer } from './answer.ts';
import { choiceAfter, openChoice } from './choosing.ts';
import type { Form } from './form.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** *Byt handling*: what becomes of the trial in focus, and what comes next. */
export const changing: Topic = {
  handlers: { 'change.open': open, 'change.submit': submit },
  redraws: { 'change.submit': redraw },
};

async function open(turn: Turn): Promise<Answer> {
  const { person: { value: person }, context } = turn;
  const focus = focusTrial(person);
  if (!focus) return await openChoice(turn);
  return formAnswer(changeCard(context, { focusName: nameOf(turn, focus), others: others(turn), values: { next: '', retire: '', reason: '' } }));
}

async function submit(turn: Turn, form: Form): Promise<Answer> {
  const { world, person, context } = turn;
  const trialIds = person.value.trials.map(({ id }) => id);
  const state = form.choice('retire', 'field.retire', RETIREMENTS);
  const reason = form.text('reason', 'field.reason', { max: MOST_REASON, required: state === 'ended' });
  const next = form.choice('next', 'field.next-action', [...trialIds, CHOOSE_ANEW]);
  if (form.faults.length > 0 || !state || !next) return refused(turn, form, redraw);
  if (next === CHOOSE_ANEW) return await choiceAfter(turn, { state, reason });
  const trialId = trialIds.find((id) => id === next);
  if (!trialId) throw new LedtradError('not-found');
  const changed = await changeFocus(world, person, trialId, { state, reason });
  const focus = focusTrial(changed.value);
  return receipt(choiceReceipt(context, { focusName: focus ? nameOf(turn, focus) : '', planned: [] }));
}

function redraw({ context }: Redrawing, form: Form, problem: Problem): Card {
  return changeCard(context, {
    focusName: form.raw('focusName'),
    others: form.list('others').flatMap((option) => {
      const { trialId, title } = optionIn(option);
      return trialId && title ? [{ trialId, title }] : [];
    }),
    values: { next: form.raw('next'), retire: form.raw('retire'), reason: form.raw('reason') },
    problem,
  });
}

/** An option travels in the card only to be shown again; what it stands for is checked against the person's trials. */
function optionIn(option: unknown): { trialId?: string; title?: string } {
  if (typeof option !== 'object' || option === null) return {};
  const trialId = 'trialId' in option && typeof option.trialId === 'string' ? option.trialId : undefined;
  const title = 'title' in option && typeof option.title === 'string' ? option.title : undefined;
  return { ...(trialId ? { trialId } : {}), ...(title ? { title } : {}) };
}

function others(turn: Turn): { trialId: string; title: string }[] {
  const { person: { value: person }, context: { t } } = turn;
  return person.trials
    .filter(({ id }) => id !== person.focus)
    .map((trial) => ({ trialId: trial.id, title: t('change.option', { action: nameOf(turn, trial), state: t(`state.${trial.state}`) }) }));
}

function nameOf({ world, context }: Turn, { actionId, actionVersion }: TrialHead): string {
  return world.catalogue.actionText(actionId, actionVersion, context.language).name;
}
