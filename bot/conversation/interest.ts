import type { Card } from '../cards/card.ts';
import { interestCard, interestReceipt, MOST_PLACE, MOST_WHY } from '../cards/first-contact.ts';
import type { Problem } from '../cards/problem.ts';
import { registerInterest } from '../usecases/selection/register-interest.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { hello } from './greeting.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** Someone on no roster who wants to take part. */
export const interest: Topic = {
  handlers: { 'interest.open': open, 'interest.submit': submit },
  redraws: { 'interest.submit': redraw },
};

async function open(turn: Turn): Promise<Answer> {
  const { roles, interest: registered } = turn.person.value;
  if (roles.length > 0) return await hello(turn);
  return formAnswer(interestCard(turn.context, { municipality: '', school: '', why: '', again: registered !== undefined }));
}

async function submit(turn: Turn, form: Form): Promise<Answer> {
  const municipality = form.text('municipality', 'field.municipality', { max: MOST_PLACE, required: true });
  const school = form.text('school', 'field.school', { max: MOST_PLACE, required: true });
  const why = form.text('why', 'field.why', { max: MOST_WHY });
  if (form.faults.length > 0) return refused(turn, form, redraw);
  await registerInterest(turn.world, turn.person, { municipality, school, why });
  return receipt(interestReceipt(turn.context));
}

function redraw({ context }: Redrawing, form: Form, problem: Problem): Card {
  return interestCard(context, {
    municipality: form.echo('municipality', MOST_PLACE),
    school: form.echo('school', MOST_PLACE),
    why: form.echo('why', MOST_WHY),
    again: form.flag('again'),
    problem,
  });
}
