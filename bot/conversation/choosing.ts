import { choiceKeptCard, choiceReceipt, chooseCard, MOST_CIRCUMSTANCE, MOST_PRESENT_STATE, RETIREMENTS, type ChooseDraft } from '../cards/choose-card.ts';
import { text } from '../cards/elements.ts';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import type { Catalogue, Programme } from '../catalogue/catalogue.ts';
import { LedtradError } from '../domain/errors.ts';
import { membershipsOf } from '../domain/person/person.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import { CHOICE_STEPS, MOST_CHOSEN_ACTIONS, type ChoiceDraft, type ChoiceStep } from '../domain/trial/choice.ts';
import { isComplete, type Retirement } from '../domain/trial/decide-choice.ts';
import { chooseActions } from '../usecases/choose-actions.ts';
import { saveChoice } from '../usecases/save-choice.ts';
import type { Answer } from './answer.ts';
import { chooseForm, draftAsTyped, emptyDraft, fromStored, travellingDraft } from './choose-form.ts';
import type { Form } from './form.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** Choosing what to try: one card that is replaced, step by step, in two sittings if wanted. */
export const choosing: Topic = {
  handlers: {
    'choose.open': (turn) => openChoice(turn),
    'choose.next': next,
    'choose.back': back,
    'choose.later': later,
  },
  redraws: { 'choose.next': redraw, 'choose.back': redraw, 'choose.later': redraw },
};

/** Where the person left off, or the first step; `because` says why it comes when something else was asked for. */
export async function openChoice(turn: Turn, because?: string): Promise<Answer> {
  const { world, person: { value: person } } = turn;
  const stored = await world.people.choiceDraft(person.pid);
  const draft = stored ? fromStored(stored, person.settings.visibility) : emptyDraft(person.settings.visibility);
  const answer = show(turn, stored?.step ?? 'present-state', draft);
  return because ? { ...answer, card: { ...answer.card, body: [text(because), ...answer.card.body] } } : answer;
}

/** Starts choosing anew, with what becomes of the trial in focus said already. */
export async function choiceAfter(turn: Turn, retirement: Retirement): Promise<Answer> {
  const draft = { ...emptyDraft(turn.person.value.settings.visibility), retire: retirement.state, reason: retirement.reason };
  await keep(turn, 'present-state', draft);
  return show(turn, 'present-state', draft);
}

async function next(turn: Turn, form: Form): Promise<Answer> {
  const step = stepIn(form);
  const draft = draftAsTyped(step, travellingDraft(form.part('draft')), form);
  const checked = check(turn, step, draft, form);
  if (!checked) return refused(turn, form, redraw);
  if (step === 'readers') return await finish(turn, checked);
  const following = CHOICE_STEPS[CHOICE_STEPS.indexOf(step) + 1] ?? step;
  await keep(turn, following, checked);
  return show(turn, following, checked);
}

async function back(turn: Turn, form: Form): Promise<Answer> {
  const step = stepIn(form);
  const draft = draftAsTyped(step, travellingDraft(form.part('draft')), form);
  return show(turn, CHOICE_STEPS[CHOICE_STEPS.indexOf(step) - 1] ?? step, draft);
}

async function later(turn: Turn, form: Form): Promise<Answer> {
  const step = stepIn(form);
  const draft = draftAsTyped(step, travellingDraft(form.part('draft')), form);
  if (!checkTexts(step, form)) return refused(turn, form, redraw);
  await keep(turn, step, draft);
  return receipt(choiceKeptCard(turn.context));
}

async function finish(turn: Turn, draft: ChooseDraft): Promise<Answer> {
  const { world, context, person } = turn;
  const choice = toStore(turn, 'readers', draft);
  if (!isComplete(choice)) throw new LedtradError('input-invalid');
  await chooseActions(world, person, choice, retirementIn(draft));
  const { actions } = chooseForm(wordingOf(turn), programmeOf(turn), 'focus', draft);
  return receipt(choiceReceipt(context, {
    focusName: actions.find(({ id }) => id === choice.focus)?.name ?? '',
    planned: actions.filter(({ id }) => id !== choice.focus).map(({ name }) => name),
  }));
}

/** The step's own inputs, checked; undefined when the form has faults. */
function check(turn: Turn, step: ChoiceStep, draft: ChooseDraft, form: Form): ChooseDraft | undefined {
  const area = programmeOf(turn).areas.find(({ id }) => id === draft.areaId);
  if (!checkTexts(step, form)) return undefined;
  switch (step) {
    case 'present-state':
      break;
    case 'area':
      form.choice('areaId', 'field.area', openAreaIds(turn));
      break;
    case 'actions': {
      const chosen = form.choices('actionIds', 'field.actions', area?.actions.map(({ id }) => id) ?? [], MOST_CHOSEN_ACTIONS);
      if (form.faults.length > 0) return undefined;
      return { ...draft, actionIds: chosen, focus: chosen.find((id) => id === draft.focus) ?? chosen[0] ?? '' };
    }
    case 'focus':
      if (draft.actionIds.length > 1) form.choice('focus', 'field.focus', draft.actionIds);
      break;
    case 'readers':
      form.choice('visibility', 'field.default-visibility', VISIBILITIES);
      break;
  }
  return form.faults.length > 0 ? undefined : draft;
}

function checkTexts(step: ChoiceStep, form: Form): boolean {
  if (step === 'present-state') {
    form.text('seen', 'field.seen', { max: MOST_PRESENT_STATE });
    form.text('wanted', 'field.wanted', { max: MOST_PRESENT_STATE });
  }
  if (step === 'focus') {
    form.text('when', 'field.when', { max: MOST_CIRCUMSTANCE });
    form.text('where', 'field.where', { max: MOST_CIRCUMSTANCE });
    form.text('withWhom', 'field.with-whom', { max: MOST_CIRCUMSTANCE });
  }
  return form.faults.length === 0;
}

async function keep(turn: Turn, step: ChoiceStep, draft: ChooseDraft): Promise<void> {
  await saveChoice(turn.world, turn.person, toStore(turn, step, draft));
}

/** Only what the catalogue knows is stored; the rest of a forged draft falls away. */
function toStore(turn: Turn, step: ChoiceStep, draft: ChooseDraft): ChoiceDraft {
  const area = programmeOf(turn).areas.find(({ id }) => id === draft.areaId);
  const actionIds = (area?.actions ?? []).map(({ id }) => id).filter((id) => draft.actionIds.includes(id)).slice(0, MOST_CHOSEN_ACTIONS);
  const focus = actionIds.find((id) => id === draft.focus);
  const visibility = VISIBILITIES.find((each) => each === draft.visibility);
  const retire = RETIREMENTS.find((each) => each === draft.retire);
  return {
    step,
    seen: draft.seen.slice(0, MOST_PRESENT_STATE),
    wanted: draft.wanted.slice(0, MOST_PRESENT_STATE),
    ...(area ? { areaId: area.id } : {}),
    actionIds,
    ...(focus ? { focus } : {}),
    when: draft.when.slice(0, MOST_CIRCUMSTANCE),
    where: draft.where.slice(0, MOST_CIRCUMSTANCE),
    withWhom: draft.withWhom.slice(0, MOST_CIRCUMSTANCE),
    ...(visibility ? { visibility } : {}),
    ...(retire ? { retire, reason: draft.reason } : {}),
  };
}

function retirementIn(draft: ChooseDraft): Retirement | undefined {
  const state = RETIREMENTS.find((each) => each === draft.retire);
  return state && { state, reason: draft.reason };
}

function show(turn: Turn, step: ChoiceStep, draft: ChooseDraft): Answer {
  return formAnswer(chooseCard(turn.context, chooseForm(wordingOf(turn), programmeOf(turn), step, draft)));
}

function redraw({ context, catalogue }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const step = CHOICE_STEPS.find((each) => each === form.raw('step'));
  if (!step) return undefined;
  const draft = draftAsTyped(step, travellingDraft(form.part('draft')), form);
  const programme = programmeWith(catalogue, draft.areaId);
  if (!programme) return undefined;
  return chooseCard(context, chooseForm({ catalogue, language: context.language, t: context.t }, programme, step, draft, problem));
}

function stepIn(form: Form): ChoiceStep {
  const step = CHOICE_STEPS.find((each) => each === form.raw('step'));
  if (!step) throw new LedtradError('input-invalid');
  return step;
}

function openAreaIds(turn: Turn): readonly string[] {
  return programmeOf(turn).areas.filter(({ state }) => state === 'open').map(({ id }) => id);
}

/** The programme of the person's cohort. Throws `not-allowed` for somebody who takes part in none. */
function programmeOf({ world, person }: Turn): Programme {
  const role = membershipsOf(person.value)[0];
  const programme = role && world.catalogue.programme(role.programme);
  if (!programme) throw new LedtradError('not-allowed');
  return programme;
}

function programmeWith(catalogue: Catalogue, areaId: string): Programme | undefined {
  const area = catalogue.area(areaId);
  return area ? catalogue.programme(area.programmeId) : catalogue.programmes[0];
}

function wordingOf({ world, context }: Turn) {
  return { catalogue: world.catalogue, language: context.language, t: context.t };
}
