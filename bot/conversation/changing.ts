import type { Card } from '../cards/card.ts';
import { changeCard, CHOOSE_ANEW, MOST_REASON, RETIREMENTS } from '../cards/choose-card.ts';
import type { Problem } from '../cards/problem.ts';
import { LedtradError } from '../domain/errors.ts';
import { changeFocus } from '../usecases/choose-actions.ts';
import type { Answer } from './answer.ts';
import { carriedChangeForm, changeForm, choiceReceiptOf } from './change-form.ts';
import { choiceAfter, enterChoice } from './choosing.ts';
import type { Form } from './form.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** *Byt handling*: what becomes of the trial in focus, and what comes next. */
export const changing: Topic = {
  forParticipants: true,
  handlers: { 'change.open': open, 'change.submit': submit },
  redraws: { 'change.submit': redraw },
};

async function open(turn: Turn): Promise<Answer> {
  const form = changeForm(turn);
  return form ? formAnswer(changeCard(turn.context, form)) : await enterChoice(turn);
}

async function submit(turn: Turn, form: Form): Promise<Answer> {
  const { world, person } = turn;
  const trialIds = person.value.trials.map(({ id }) => id);
  const state = form.choice('retire', 'field.retire', RETIREMENTS);
  const reason = form.text('reason', 'field.reason', { max: MOST_REASON, required: state === 'ended' });
  const next = form.choice('next', 'field.next-action', [...trialIds, CHOOSE_ANEW]);
  if (form.faults.length > 0 || !state || !next) return refused(turn, form, redraw);
  if (next === CHOOSE_ANEW) return await choiceAfter(turn, { state, reason });
  const trialId = trialIds.find((id) => id === next);
  if (!trialId) throw new LedtradError('not-found');
  const changed = await changeFocus(world, person, trialId, { state, reason });
  return receipt(choiceReceiptOf(turn, changed.value));
}

function redraw(redrawing: Redrawing, form: Form, problem: Problem): Card | undefined {
  const carried = carriedChangeForm(redrawing, form);
  return carried && changeCard(redrawing.context, {
    ...carried,
    values: { next: form.raw('next'), retire: form.raw('retire'), reason: form.echo('reason', MOST_REASON) },
    problem,
  });
}
