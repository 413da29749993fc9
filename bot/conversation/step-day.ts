import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import { reflectionReceipt } from '../cards/reflection-receipt.ts';
import { weekNumber } from '../domain/calendar/iso-week.ts';
import { momentOf } from '../domain/person/moment.ts';
import { stepDayBounds } from '../domain/person/next-step.ts';
import { parseQuestionId } from '../domain/reflection/question.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import { chooseStepDay } from '../usecases/trials/choose-step-day.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { questionIn, receiptOf } from './reflection-answer.ts';
import { refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** The day on which the person wants to be reminded of their own next step, said on the receipt. */
export const stepDay: Topic = {
  forParticipants: true,
  handlers: { 'step-day.choose': choose, 'step-day.drop': drop },
  redraws: { 'step-day.choose': redraw },
};

async function choose(turn: Turn, form: Form): Promise<Answer> {
  const { world, person } = turn;
  const question = questionIn(form);
  const bounds = stepDayBounds(momentOf(person.value, world.clock.now()).date);
  const day = form.date('stepDay', 'field.step-day', { ...bounds, outside: 'bad-step-day' });
  if (form.faults.length > 0) return refused(turn, form, redraw);
  const { value } = await chooseStepDay(world, person, day);
  return await receiptOf(turn, value, question, 'chosen');
}

async function drop(turn: Turn, form: Form): Promise<Answer> {
  const question = questionIn(form);
  const { value } = await chooseStepDay(turn.world, turn.person, undefined);
  return await receiptOf(turn, value, question, 'chosen');
}

/** The receipt from what it carried: the answer it is of is stored, so nothing of that can be lost. */
function redraw({ context }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const question = parseQuestionId(form.raw('questionId'));
  const visibility = form.word('visibility', VISIBILITIES);
  return question && visibility && reflectionReceipt(context, {
    questionId: form.raw('questionId'),
    weekNumber: weekNumber(question.week),
    visibility,
    showAtMeeting: form.flag('showAtMeeting'),
    outcome: 'repeated',
    ...(form.flag('asksFacilitator') ? { asksFacilitator: true as const } : {}),
    stepDay: { kind: 'offered', day: form.echoDate('stepDay'), problem },
  });
}
