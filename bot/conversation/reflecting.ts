import { effectIdsOf, isNoted } from '../catalogue/effects.ts';
import { alreadyAnsweredCard, notReachedCard, notReachedReceipt } from '../cards/reflection-receipt.ts';
import { MOST_NEXT_STEP, MOST_TEXT, weeklyCard } from '../cards/weekly-card.ts';
import { addWeeks, compareWeeks, parseIsoWeek, weekNumber, type IsoWeek } from '../domain/calendar/iso-week.ts';
import { outcomeOf } from '../domain/calendar/ledger.ts';
import { LedtradError } from '../domain/errors.ts';
import type { EffectId } from '../domain/ids.ts';
import { fromMeeting } from '../domain/meeting/weekly.ts';
import { momentOf } from '../domain/person/moment.ts';
import { focusTrial, type Person } from '../domain/person/person.ts';
import { HELPS, OBSERVATIONS, type Answer as ReflectionAnswer, type Observation } from '../domain/reflection/answer.ts';
import { MOST_ENTRIES_A_WEEK, questionId, questionOf, type Question } from '../domain/reflection/question.ts';
import { VISIBILITIES, type Visibility } from '../domain/reflection/visibility.ts';
import type { TrialHead } from '../domain/trial/trial.ts';
import { changeNextStep } from '../usecases/trials/change-next-step.ts';
import { chooseForMeeting } from '../usecases/reflections/choose-for-meeting.ts';
import { submitReflection, type SubmitResult } from '../usecases/reflections/submit-reflection.ts';
import type { Answer } from './answer.ts';
import { enterChoice } from './choosing.ts';
import type { Form } from './form.ts';
import { knownOf, questionIn, receiptOf } from './reflection-answer.ts';
import { redrawNextStep, redrawWeekly } from './reflecting-redraw.ts';
import { followUp, formAnswer, receipt, refused, wordingOf, type Topic, type Turn } from './turn.ts';
import { editWeeklyForm, newWeeklyForm } from './weekly-form.ts';

/** The weekly card, its receipt, and what can be done with both. */
export const reflecting: Topic = {
  forParticipants: true,
  handlers: {
    'reflect.open': open,
    'reflect.extra': openExtra,
    'reflect.edit': edit,
    'reflect.submit': submit,
    'reflect.not-reached': notReached,
    'reflect.next-step': saveNextStep,
    'reflect.meeting': chooseMeeting,
    'reflect.keep-stored': keepStored,
  },
  redraws: { 'reflect.submit': redrawWeekly, 'reflect.not-reached': redrawWeekly, 'reflect.next-step': redrawNextStep },
};

/** This week's card; or, once it is answered, the choice between changing it and one more entry. */
async function open(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  const { week: current, date } = momentOf(person, world.clock.now());
  const asked = parseIsoWeek(form.raw('week'));
  const week = asked && compareWeeks(asked, current) < 0 ? asked : current;
  const trial = focusTrial(person);
  if (!trial) return await enterChoice(turn, context.t('reflect.choose-first'));
  const entries = entriesOf(person, week);
  const last = entries.at(-1);
  if (!last) {
    const meeting = fromMeeting(person, week, date);
    return formAnswer(weeklyCard(context, { ...newWeeklyForm(wordingOf(turn), person, trial, { week, entry: 1 }, 'asked-for'), ...(meeting ? { fromMeeting: meeting } : {}) }));
  }
  return formAnswer(alreadyAnsweredCard(context, {
    questionId: questionId({ week, entry: last.entry }),
    weekNumber: weekNumber(week),
    kind: last.kind,
    mayAdd: last.kind === 'reflection' && last.entry < MOST_ENTRIES_A_WEEK,
    week,
    ...missedBefore(person, week, current),
  }));
}

async function openExtra(turn: Turn, form: Form): Promise<Answer> {
  const { person: { value: person }, context } = turn;
  const week = parseIsoWeek(form.raw('week'));
  const trial = focusTrial(person);
  if (!week || !trial) throw new LedtradError('not-found');
  const entry = (entriesOf(person, week).at(-1)?.entry ?? 0) + 1;
  if (entry > MOST_ENTRIES_A_WEEK) throw new LedtradError('input-invalid');
  return formAnswer(weeklyCard(context, newWeeklyForm(wordingOf(turn), person, trial, { week, entry }, 'edit')));
}

async function edit(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  const question = questionIn(form);
  const stored = await world.people.reflection(person.pid, question);
  if (!stored) {
    const trial = focusTrial(person);
    if (!trial) throw new LedtradError('not-found');
    return formAnswer(weeklyCard(context, newWeeklyForm(wordingOf(turn), person, trial, question, 'asked-for')));
  }
  return formAnswer(weeklyCard(context, editWeeklyForm(wordingOf(turn), person, trialOf(person, stored.trialId), stored)));
}

async function submit(turn: Turn, form: Form): Promise<Answer> {
  const { world, person } = turn;
  const question = questionIn(form);
  const trial = trialOf(person.value, form.raw('trialId'));
  const answer = readAnswer(turn, form, trial);
  if (!answer) return refused(turn, form, redrawWeekly);
  const result = await submitReflection(world, person, { question, baseRev: form.number('baseRev') ?? 0, trialId: trial.id, answer });
  return await answerOf(turn, question, trial, answer, result);
}

async function answerOf(turn: Turn, question: Question, trial: TrialHead, answer: Extract<ReflectionAnswer, { kind: 'reflection' }>, result: SubmitResult): Promise<Answer> {
  const { context } = turn;
  if (result.kind === 'stale') {
    const form = editWeeklyForm(wordingOf(turn), result.person, trial, result.stored);
    const stored = result.stored.answer.kind === 'reflection' ? result.stored.answer : undefined;
    return { card: weeklyCard(context, { ...form, values: answer, reason: 'edit', ...(stored ? { stored } : {}) }), kind: 'refused', codes: ['conflict'] };
  }
  const outcome = result.kind === 'repeated' ? 'repeated' : result.rev > 1 ? 'edited' : 'stored';
  return await receiptOf(turn, result.person, question, outcome);
}

async function notReached(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person } = turn;
  const question = questionIn(form);
  const trial = trialOf(person.value, form.raw('trialId'));
  const result = await submitReflection(world, person, { question, baseRev: form.number('baseRev') ?? 0, trialId: trial.id, answer: { kind: 'not-reached' } });
  const known = await knownOf(turn, result.person, question);
  if (known?.kind === 'reflection') return await receiptOf(turn, result.person, question, 'repeated');
  const { nextStep } = result.person;
  return followUp(notReachedCard(context, { questionId: questionId(question), weekNumber: weekNumber(question.week), nextStep }));
}

async function saveNextStep(turn: Turn, form: Form): Promise<Answer> {
  const question = questionIn(form);
  const nextStep = form.text('nextStep', 'field.next-step', { max: MOST_NEXT_STEP });
  if (form.faults.length > 0) return refused(turn, form, redrawNextStep);
  await changeNextStep(turn.world, turn.person, nextStep);
  return receipt(notReachedReceipt(turn.context, { questionId: questionId(question), weekNumber: weekNumber(question.week) }));
}

async function chooseMeeting(turn: Turn, form: Form): Promise<Answer> {
  const question = questionIn(form);
  const person = await chooseForMeeting(turn.world, turn.person, question, form.flag('show'));
  return await receiptOf(turn, person.value, question, 'chosen');
}

async function keepStored(turn: Turn, form: Form): Promise<Answer> {
  return await receiptOf(turn, turn.person.value, questionIn(form), 'repeated');
}

function readAnswer({ world }: Turn, form: Form, trial: TrialHead): Extract<ReflectionAnswer, { kind: 'reflection' }> | undefined {
  const did = form.text('did', 'field.did', { max: MOST_TEXT, required: true });
  const takeaway = form.text('takeaway', 'field.takeaway', { max: MOST_TEXT });
  const nextStep = form.text('nextStep', 'field.next-step', { max: MOST_NEXT_STEP });
  const help = form.choice('help', 'field.help', HELPS, 'none');
  const visibility: Visibility | undefined = form.choice('visibility', 'field.visibility', VISIBILITIES);
  const observations: Record<EffectId, Observation> = {};
  if (form.flag('asksEffects')) {
    for (const id of effectIdsOf(world.catalogue, trial.areaId)) {
      const observation = form.choice(`effect:${id}`, 'field.effect', OBSERVATIONS, 'not-looked');
      if (observation && isNoted(id, observation)) observations[id] = observation;
    }
  }
  if (form.faults.length > 0 || !help || !visibility) return undefined;
  return { kind: 'reflection', did, takeaway, nextStep, help, visibility, observations };
}

function entriesOf(person: Person, week: IsoWeek) {
  return person.recent
    .map(({ id, kind }) => ({ ...questionOf(id), kind }))
    .filter((each) => each.week === week)
    .sort((a, b) => a.entry - b.entry);
}

/** Last week's question, when it was asked and is still waiting: it can be answered late. */
function missedBefore(person: Person, week: IsoWeek, current: IsoWeek): { missed?: { week: IsoWeek; number: number } } {
  const before = addWeeks(week, -1);
  if (week !== current || outcomeOf(person.ledger, before, current) !== 'unanswered') return {};
  return { missed: { week: before, number: weekNumber(before) } };
}

function trialOf(person: Person, trialId: string): TrialHead {
  const trial = person.trials.find(({ id }) => id === trialId);
  if (!trial) throw new LedtradError('not-found');
  return trial;
}
