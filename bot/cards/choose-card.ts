import type { TrialState } from '../domain/trial/trial.ts';
import { CHOICE_STEPS, MOST_CHOSEN_ACTIONS, type ChoiceStep } from '../domain/trial/choice.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, card, choiceInput, heading, link, note, said, subheading, tap, text, textInput } from './elements.ts';
import { problemBox, type Problem } from './problem.ts';

export const MOST_PRESENT_STATE = 2000;
export const MOST_CIRCUMSTANCE = 300;
export const MOST_REASON = 1000;

/**
 * What a step shows. Only what was picked travels in the card's data – enough to draw the step again from it alone –
 * because every action carries the data twice, and the texts of all steps would not fit; they are kept in the draft.
 */
export interface ChooseForm {
  readonly step: ChoiceStep;
  readonly draft: ChooseDraft;
  readonly areas: readonly AreaOption[];
  readonly area?: { readonly name: string; readonly purpose: string; readonly time: string; readonly effects: readonly string[] };
  /** Of the chosen area at `actions`; of the chosen actions at `focus`. */
  readonly actions: readonly { readonly id: string; readonly name: string; readonly tryThis: string }[];
  readonly problem?: Problem;
}

export interface AreaOption {
  readonly id: string;
  readonly name: string;
  readonly time: string;
  readonly underDevelopment: boolean;
}

export interface ChooseDraft {
  readonly seen: string;
  readonly wanted: string;
  readonly areaId: string;
  readonly actionIds: readonly string[];
  readonly focus: string;
  readonly when: string;
  readonly where: string;
  readonly withWhom: string;
  readonly visibility: string;
  /** What becomes of the trial in focus, said when the change began; '' when there was none. */
  readonly retire: string;
  readonly reason: string;
}

/** One card that is replaced step by step. */
export function chooseCard(context: CardContext, form: ChooseForm): Card {
  const { language, t } = context;
  const { step, draft, problem } = form;
  const number = CHOICE_STEPS.indexOf(step) + 1;
  const { areaId, actionIds, focus, visibility } = draft;
  const data = { step, picked: { areaId, actionIds, focus, visibility } };
  return card(
    language,
    t('choose.summary'),
    [
      note(t('choose.progress', { number, of: CHOICE_STEPS.length })),
      heading(t(`choose.title.${step}`)),
      problemBox(context, problem),
      ...stepFields(context, form),
    ],
    [
      tap({ title: t(step === 'readers' ? 'choose.finish' : 'choose.next'), verb: 'choose.next', data, primary: true }),
      step === 'present-state' ? undefined : tap({ title: t('choose.back'), verb: 'choose.back', data }),
      tap({ title: t('choose.later'), verb: 'choose.later', data }),
    ],
  );
}

function stepFields(context: CardContext, form: ChooseForm): readonly (Element | undefined)[] {
  const { t } = context;
  const { draft, actions, area } = form;
  switch (form.step) {
    case 'present-state':
      return [
        text(t('choose.present-state.intro')),
        textInput({ id: 'seen', label: t('field.seen'), max: MOST_PRESENT_STATE, value: draft.seen }),
        textInput({ id: 'wanted', label: t('field.wanted'), max: MOST_PRESENT_STATE, value: draft.wanted }),
        note(t('choose.law')),
      ];
    case 'area':
      return [
        choiceInput({
          id: 'areaId', label: t('field.area'), value: draft.areaId,
          options: form.areas.filter(({ underDevelopment }) => !underDevelopment).map(({ id, name, time }) => ({ value: id, title: `${name} (${time})` })),
        }),
        ...form.areas.filter(({ underDevelopment }) => underDevelopment).map(({ name }) => note(t('choose.area.under-development', { area: name }))),
      ];
    case 'actions':
      return [
        area ? subheading(area.name) : undefined,
        area ? text(area.purpose) : undefined,
        area && area.effects.length > 0 ? note(t('choose.area.effects', { effects: area.effects.join(' · ') })) : undefined,
        choiceInput({
          id: 'actionIds', label: t('field.actions', { most: MOST_CHOSEN_ACTIONS }), multiple: true, value: draft.actionIds.join(','),
          options: actions.map(({ id, name }) => ({ value: id, title: name })),
        }),
      ];
    case 'focus':
      return [
        actions.length > 1
          ? choiceInput({ id: 'focus', label: t('field.focus'), value: draft.focus, options: actions.map(({ id, name }) => ({ value: id, title: name })) })
          : undefined,
        ...actions.map(({ name, tryThis }) => box('emphasis', [subheading(name), text(tryThis)])),
        ...circumstanceInputs(context, draft),
      ];
    case 'readers':
      return [
        ...actions.map(({ name }) => said(name)),
        choiceInput({ id: 'visibility', label: t('field.default-visibility'), value: draft.visibility, options: VISIBILITIES.map((value) => ({ value, title: t(`visibility.${value}`) })) }),
        note(t('choose.readers.hint')),
      ];
  }
}

function circumstanceInputs({ t }: CardContext, { when, where, withWhom }: Pick<ChooseDraft, 'when' | 'where' | 'withWhom'>): readonly Element[] {
  return [
    textInput({ id: 'when', label: t('field.when'), max: MOST_CIRCUMSTANCE, value: when, oneLine: true }),
    textInput({ id: 'where', label: t('field.where'), max: MOST_CIRCUMSTANCE, value: where, oneLine: true }),
    textInput({ id: 'withWhom', label: t('field.with-whom'), max: MOST_CIRCUMSTANCE, value: withWhom, oneLine: true, placeholder: t('choose.with-whom.hint') }),
    note(t('choose.law')),
  ];
}

/** Asked for in writing: what is in the making holds what the person wrote, so it is shown only as the answer to a tap. */
export function choiceWaitingCard({ language, t }: CardContext): Card {
  return card(
    language,
    t('choose.summary'),
    [heading(t('menu.choose')), text(t('welcome.next.continue-choosing'))],
    [tap({ title: t('choose.continue'), verb: 'choose.open', primary: true })],
  );
}

/** Kept for another sitting. */
export function choiceKeptCard({ language, t }: CardContext): Card {
  return card(
    language,
    t('choose.summary'),
    [heading(t('choose.kept.title')), text(t('choose.kept')), text(t('choose.kept.next'))],
    [tap({ title: t('choose.continue'), verb: 'choose.open', primary: true })],
  );
}

export interface ChoiceReceipt {
  readonly focusName: string;
  readonly planned: readonly string[];
}

export function choiceReceipt({ language, t, links }: CardContext, { focusName, planned }: ChoiceReceipt): Card {
  return card(
    language,
    t('choose.receipt.title'),
    [
      heading(t('choose.receipt.title')),
      text(t('choose.receipt.focus', { action: focusName })),
      planned.length > 0 ? text(t('choose.receipt.planned', { actions: planned.join(', ') })) : undefined,
      text(t('choose.receipt.next')),
    ],
    [tap({ title: t('menu.reflect'), verb: 'reflect.open' }), link(t('link.thread'), links.thread)],
  );
}

/** A trial of the person's own; all but its name travels in the card, so that it can be named again without storage. */
export interface NamedTrial {
  readonly trialId: string;
  readonly actionId: string;
  readonly actionVersion: number;
  readonly state: TrialState;
  readonly name: string;
}

export interface ChangeForm {
  readonly focus: NamedTrial;
  readonly others: readonly NamedTrial[];
  readonly values: { readonly next: string; readonly retire: string; readonly reason: string };
  readonly problem?: Problem;
}

export const RETIREMENTS = ['done', 'paused', 'ended'] as const;
export const CHOOSE_ANEW = 'new';

/** *Byt handling*: what becomes of the old one, and what comes next. */
export function changeCard(context: CardContext, { focus, others, values, problem }: ChangeForm): Card {
  const { language, t } = context;
  const data = { focus: withoutName(focus), others: others.map(withoutName) };
  return card(
    language,
    t('change.title'),
    [
      heading(t('change.title')),
      problemBox(context, problem),
      text(t('change.intro', { action: focus.name })),
      choiceInput({ id: 'retire', label: t('field.retire'), value: values.retire, options: RETIREMENTS.map((value) => ({ value, title: t(`retire.${value}`) })) }),
      textInput({ id: 'reason', label: t('field.reason'), max: MOST_REASON, value: values.reason, placeholder: t('change.reason.hint') }),
      choiceInput({
        id: 'next', label: t('field.next-action'), value: values.next || (others.length === 0 ? CHOOSE_ANEW : ''),
        options: [
          ...others.map(({ trialId, name, state }) => ({ value: trialId, title: t('change.option', { action: name, state: t(`state.${state}`) }) })),
          { value: CHOOSE_ANEW, title: t('change.anew') },
        ],
      }),
      note(t('choose.law')),
    ],
    [tap({ title: t('choose.next'), verb: 'change.submit', data, primary: true }), tap({ title: t('change.cancel'), verb: 'status.open', ignoresInputs: true })],
  );
}

export interface StartedForm {
  readonly trial: NamedTrial;
  readonly values: Pick<ChooseDraft, 'when' | 'where' | 'withWhom'>;
  readonly problem?: Problem;
}

/** An action that waited has come into focus; when, where and with whom was never asked of it, and may be left alone. */
export function startedCard(context: CardContext, { trial, values, problem }: StartedForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('choose.receipt.title'),
    [
      heading(t('choose.receipt.title')),
      problemBox(context, problem),
      text(t('choose.receipt.focus', { action: trial.name })),
      ...circumstanceInputs(context, values),
    ],
    [
      tap({ title: t('change.describe'), verb: 'change.describe', data: { trial: withoutName(trial) }, primary: true }),
      tap({ title: t('menu.reflect'), verb: 'reflect.open', ignoresInputs: true }),
    ],
  );
}

function withoutName({ trialId, actionId, actionVersion, state }: NamedTrial): Omit<NamedTrial, 'name'> {
  return { trialId, actionId, actionVersion, state };
}
