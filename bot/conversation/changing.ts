import type { Card } from '../cards/card.ts';
import { changeCard, CHOOSE_ANEW, MOST_REASON, RETIREMENTS, startedCard } from '../cards/choose-card.ts';
import type { Problem } from '../cards/problem.ts';
import { LedtradError } from '../domain/errors.ts';
import { changeFocus } from '../usecases/trials/choose-actions.ts';
import { describeTrial } from '../usecases/trials/describe-trial.ts';
import type { Answer } from './answer.ts';
import { carriedChangeForm, carriedTrial, changeForm, choiceReceiptOf } from './change-form.ts';
import { checkedCircumstances, typedCircumstances } from './circumstances.ts';
import { choiceAfter, enterChoice } from './choosing.ts';
import type { Form } from './form.ts';
import { followUp, formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** *Byt handling*: what becomes of the trial in focus, and what comes next. */
export const changing: Topic = {
  forParticipants: true,
  handlers: { 'change.open': open, 'change.submit': submit, 'change.describe': describe },
  redraws: { 'change.submit': redraw, 'change.describe': redrawStarted },
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
  // By what the card carries, so that the same tap delivered twice is answered the same.
  const started = carriedChangeForm({ ...turn, catalogue: world.catalogue }, form)?.others.find((trial) => trial.trialId === trialId);
  if (started?.state !== 'planned') return receipt(choiceReceiptOf(turn, changed.value));
  return followUp(startedCard(turn.context, { trial: started, values: { when: '', where: '', withWhom: '' } }));
}

async function describe(turn: Turn, form: Form): Promise<Answer> {
  const { world, person } = turn;
  const trial = carriedTrial({ ...turn, catalogue: world.catalogue }, form);
  const trialId = person.value.trials.find(({ id }) => id === trial?.trialId)?.id;
  if (!trialId) throw new LedtradError('not-found');
  const said = checkedCircumstances(form);
  if (form.faults.length > 0) return refused(turn, form, redrawStarted);
  const described = await describeTrial(world, person, trialId, said);
  return receipt(choiceReceiptOf(turn, described.value));
}

function redraw(redrawing: Redrawing, form: Form, problem: Problem): Card | undefined {
  const carried = carriedChangeForm(redrawing, form);
  return carried && changeCard(redrawing.context, {
    ...carried,
    values: { next: form.raw('next'), retire: form.raw('retire'), reason: form.echo('reason', MOST_REASON) },
    problem,
  });
}

function redrawStarted(redrawing: Redrawing, form: Form, problem: Problem): Card | undefined {
  const trial = carriedTrial(redrawing, form);
  return trial && startedCard(redrawing.context, { trial, values: typedCircumstances(form), problem });
}
