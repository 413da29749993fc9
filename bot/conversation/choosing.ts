import { changeCard, choiceKeptCard, choiceWaitingCard, chooseCard, MOST_PRESENT_STATE, RETIREMENTS, type ChooseDraft } from '../cards/choose-card.ts';
import { text } from '../cards/elements.ts';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import type { Catalogue, Programme } from '../catalogue/catalogue.ts';
import { LedtradError } from '../domain/errors.ts';
import { membershipsOf } from '../domain/person/person.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import { CHOICE_STEPS, MOST_CHOSEN_ACTIONS, type ChoiceDraft, type ChoiceStep } from '../domain/trial/choice.ts';
import { isComplete, type Retirement } from '../domain/trial/decide-choice.ts';
import { chooseActions } from '../usecases/trials/choose-actions.ts';
import { saveChoice } from '../usecases/trials/save-choice.ts';
import type { Answer } from './answer.ts';
import { changeForm, choiceReceiptOf } from './change-form.ts';
import { checkedCircumstances } from './circumstances.ts';
import { chooseForm, draftAsTyped, emptyDraft, fromStored, withCarried } from './choose-form.ts';
import type { Form } from './form.ts';
import { formAnswer, receipt, refused, wordingOf, type Redrawing, type Topic, type Turn } from './turn.ts';

/** Choosing what to try: one card that is replaced, step by step, in two sittings if wanted. */
export const choosing: Topic = {
  forParticipants: true,
  handlers: { 'choose.open': (turn) => enterChoice(turn), 'choose.next': next, 'choose.back': back, 'choose.later': later },
  redraws: { 'choose.next': redraw, 'choose.back': redraw, 'choose.later': redraw },
};

/**
 * Where the person left off, or the first step; `because` says why it comes when something else was asked for.
 * With a trial in focus it is asked first what becomes of that.
 */
export async function enterChoice(turn: Turn, because?: string): Promise<Answer> {
  const stored = await storedDraft(turn);
  const change = stored?.retire ? undefined : changeForm(turn);
  if (change) return formAnswer(changeCard(turn.context, change));
  const answer = stored && turn.typed
    ? formAnswer(choiceWaitingCard(turn.context))
    : show(turn, stored?.step ?? 'present-state', draftOf(turn, stored));
  return because ? { ...answer, card: { ...answer.card, body: [text(because), ...answer.card.body] } } : answer;
}

/** Goes on choosing, or begins, with what becomes of the trial in focus said already. */
export async function choiceAfter(turn: Turn, { state, reason }: Retirement): Promise<Answer> {
  const stored = await storedDraft(turn);
  const step = stored?.step ?? 'present-state';
  const draft = { ...draftOf(turn, stored), retire: state, reason };
  await keep(turn, step, draft);
  return show(turn, step, draft);
}

async function next(turn: Turn, form: Form): Promise<Answer> {
  return await onStep(turn, form, async (step, typed) => {
    const draft = checked(turn, step, typed, form);
    if (!draft) return refused(turn, form, redraw);
    if (step === 'readers') return await finish(turn, draft);
    const following = CHOICE_STEPS[CHOICE_STEPS.indexOf(step) + 1] ?? step;
    await keep(turn, following, draft);
    return show(turn, following, draft);
  });
}

async function back(turn: Turn, form: Form): Promise<Answer> {
  return await onStep(turn, form, async (step, typed) => {
    const draft = withCheckedTexts(step, typed, form);
    if (!draft) return refused(turn, form, redraw);
    const before = CHOICE_STEPS[CHOICE_STEPS.indexOf(step) - 1] ?? step;
    await keep(turn, before, draft);
    return show(turn, before, draft);
  });
}

async function later(turn: Turn, form: Form): Promise<Answer> {
  return await onStep(turn, form, async (step, typed) => {
    const draft = withCheckedTexts(step, typed, form);
    if (!draft) return refused(turn, form, redraw);
    await keep(turn, step, draft);
    return receipt(choiceKeptCard(turn.context));
  });
}

/** A tap on a step. The choice may be done meanwhile – the last button tapped twice, an old card – and is not made again. */
async function onStep(turn: Turn, form: Form, act: (step: ChoiceStep, typed: ChooseDraft) => Promise<Answer>): Promise<Answer> {
  const step = stepIn(form);
  const stored = await storedDraft(turn);
  const change = stored?.retire ? undefined : changeForm(turn);
  if (change) return stored ? formAnswer(changeCard(turn.context, change)) : receipt(choiceReceiptOf(turn, turn.person.value));
  return await act(step, draftAsTyped(step, withCarried(draftOf(turn, stored), form.part('picked')), form));
}

async function finish(turn: Turn, draft: ChooseDraft): Promise<Answer> {
  const choice = toStore(turn, 'readers', draft);
  if (!isComplete(choice)) return show(turn, firstGap(choice), draft);
  const person = await chooseActions(turn.world, turn.person, choice, retirementIn(choice));
  return receipt(choiceReceiptOf(turn, person.value));
}

function firstGap({ areaId, actionIds }: ChoiceDraft): ChoiceStep {
  if (areaId === undefined) return 'area';
  return actionIds.length === 0 ? 'actions' : 'focus';
}

/** The draft with the step's own inputs, checked; undefined when the form has faults. */
function checked(turn: Turn, step: ChoiceStep, typed: ChooseDraft, form: Form): ChooseDraft | undefined {
  const draft = withCheckedTexts(step, typed, form);
  if (!draft) return undefined;
  const chosen = withCheckedChoice(turn, step, draft, form);
  return form.faults.length > 0 ? undefined : chosen;
}

function withCheckedChoice(turn: Turn, step: ChoiceStep, draft: ChooseDraft, form: Form): ChooseDraft {
  switch (step) {
    case 'present-state':
      return draft;
    case 'area':
      form.choice('areaId', 'field.area', openAreaIds(turn));
      return draft;
    case 'actions': {
      const area = programmeOf(turn).areas.find(({ id }) => id === draft.areaId);
      const actionIds = form.choices('actionIds', 'field.actions', area?.actions.map(({ id }) => id) ?? [], { least: 1, most: MOST_CHOSEN_ACTIONS });
      return { ...draft, actionIds, focus: actionIds.find((id) => id === draft.focus) ?? actionIds[0] ?? '' };
    }
    case 'focus':
      return { ...draft, focus: draft.actionIds.length > 1 ? form.choice('focus', 'field.focus', draft.actionIds) ?? '' : draft.actionIds[0] ?? '' };
    case 'readers':
      form.choice('visibility', 'field.default-visibility', VISIBILITIES);
      return draft;
  }
}

/** The draft with the step's texts as they may be stored; undefined when one may not. */
function withCheckedTexts(step: ChoiceStep, draft: ChooseDraft, form: Form): ChooseDraft | undefined {
  const texts = checkedTexts(step, form);
  return form.faults.length > 0 ? undefined : { ...draft, ...texts };
}

function checkedTexts(step: ChoiceStep, form: Form): Partial<ChooseDraft> {
  switch (step) {
    case 'present-state':
      return {
        seen: form.text('seen', 'field.seen', { max: MOST_PRESENT_STATE }),
        wanted: form.text('wanted', 'field.wanted', { max: MOST_PRESENT_STATE }),
      };
    case 'focus':
      return checkedCircumstances(form);
    case 'area':
    case 'actions':
    case 'readers':
      return {};
  }
}

async function storedDraft({ world, person }: Turn): Promise<ChoiceDraft | undefined> {
  return await world.people.choiceDraft(person.value.pid);
}

function draftOf({ person: { value: { settings } } }: Turn, stored: ChoiceDraft | undefined): ChooseDraft {
  return stored ? fromStored(stored, settings.visibility) : emptyDraft(settings.visibility);
}

async function keep(turn: Turn, step: ChoiceStep, draft: ChooseDraft): Promise<void> {
  await saveChoice(turn.world, turn.person, toStore(turn, step, draft));
}

/** Only what the catalogue knows is stored; the rest of a forged card falls away. */
function toStore(turn: Turn, step: ChoiceStep, draft: ChooseDraft): ChoiceDraft {
  const area = programmeOf(turn).areas.find(({ id }) => id === draft.areaId);
  const actionIds = (area?.actions ?? []).map(({ id }) => id).filter((id) => draft.actionIds.includes(id)).slice(0, MOST_CHOSEN_ACTIONS);
  const focus = actionIds.find((id) => id === draft.focus);
  const visibility = VISIBILITIES.find((each) => each === draft.visibility);
  const retire = RETIREMENTS.find((each) => each === draft.retire);
  const { seen, wanted, when, where, withWhom, reason } = draft;
  return {
    step, seen, wanted, actionIds, when, where, withWhom,
    ...(area ? { areaId: area.id } : {}),
    ...(focus ? { focus } : {}),
    ...(visibility ? { visibility } : {}),
    ...(retire ? { retire, reason } : {}),
  };
}

function retirementIn({ retire, reason }: ChoiceDraft): Retirement | undefined {
  return retire && { state: retire, reason: reason ?? '' };
}

function show(turn: Turn, step: ChoiceStep, draft: ChooseDraft): Answer {
  return formAnswer(chooseCard(turn.context, chooseForm(wordingOf(turn), programmeOf(turn), step, draft)));
}

function redraw({ context, catalogue }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const step = form.word('step', CHOICE_STEPS);
  if (!step) return undefined;
  const draft = draftAsTyped(step, withCarried(emptyDraft(''), form.part('picked')), form);
  const programme = programmeWith(catalogue, draft.areaId);
  if (!programme) return undefined;
  return chooseCard(context, chooseForm({ catalogue, language: context.language, t: context.t }, programme, step, draft, problem));
}

function stepIn(form: Form): ChoiceStep {
  const step = form.word('step', CHOICE_STEPS);
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
