import { HELPS, OBSERVATIONS } from '../domain/reflection/answer.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, buttons, card, choiceInput, heading, note, said, subheading, tap, text, textInput } from './elements.ts';
import { problemBox, type Problem } from './problem.ts';

/** How long each answer may be, in UTF-16 units; a sentence is enough, a page is possible. */
export const MOST_TEXT = 4000;
export const MOST_NEXT_STEP = 500;

export interface WeeklyForm {
  readonly weekNumber: number;
  readonly actionName: string;
  /** Goes back and forth in the card; checked against the person's own data when it comes back. */
  readonly data: WeeklyFormData;
  /** As typed or stored, valid or not. */
  readonly values: WeeklyFormValues;
  /** Asked every fourth week. */
  readonly effects: readonly { readonly id: string; readonly name: string }[];
  readonly reason: 'asked-for' | 'nudge' | 'edit';
  readonly problem?: Problem;
  /** What another device stored meanwhile. */
  readonly stored?: { readonly did: string; readonly takeaway: string; readonly nextStep: string };
}

export interface WeeklyFormData {
  readonly questionId: string;
  readonly baseRev: number;
  readonly trialId: string;
  readonly actionId: string;
  readonly actionVersion: number;
  readonly asksEffects: boolean;
}

export interface WeeklyFormValues {
  readonly did: string;
  readonly takeaway: string;
  readonly nextStep: string;
  readonly help: string;
  readonly visibility: string;
  readonly observations: Readonly<Record<string, string>>;
}

/** *Vecka 47 · Gå verksamhetsrundor*: about a minute, in the order that domain.md gives. */
export function weeklyCard(context: CardContext, form: WeeklyForm): Card {
  const { t } = context;
  const { values, data } = form;
  const title = t('weekly.title', { week: form.weekNumber, action: form.actionName });
  return card(
    context.language,
    t('weekly.summary', { week: form.weekNumber }),
    [
      heading(title),
      problemBox(context, form.problem),
      form.stored && storedElsewhere(context, data, form.stored),
      form.reason === 'edit' ? undefined : buttons(tap({ title: t('weekly.not-reached'), verb: 'reflect.not-reached', data: { ...data }, ignoresInputs: true })),
      textInput({ id: 'did', label: t('field.did'), max: MOST_TEXT, value: values.did, placeholder: t('weekly.did.hint'), required: t('weekly.did.required') }),
      textInput({ id: 'takeaway', label: t('field.takeaway'), max: MOST_TEXT, value: values.takeaway }),
      textInput({ id: 'nextStep', label: t('field.next-step'), max: MOST_NEXT_STEP, value: values.nextStep }),
      choiceInput({ id: 'help', label: t('field.help'), value: values.help, options: HELPS.map((value) => ({ value, title: t(`help.${value}`) })) }),
      ...effectInputs(context, form),
      choiceInput({ id: 'visibility', label: t('field.visibility'), value: values.visibility, options: VISIBILITIES.map((value) => ({ value, title: t(`visibility.${value}`) })) }),
      note(t('weekly.law')),
      form.reason === 'nudge' ? note(t('weekly.why')) : undefined,
    ],
    [tap({ title: t('weekly.submit'), verb: 'reflect.submit', data: { ...data }, primary: true })],
  );
}

function effectInputs({ t }: CardContext, { effects, values }: WeeklyForm): readonly Element[] {
  if (effects.length === 0) return [];
  const options = OBSERVATIONS.map((value) => ({ value, title: t(`observation.${value}`) }));
  return [
    subheading(t('weekly.effects')),
    ...effects.map(({ id, name }) =>
      choiceInput({ id: `effect:${id}`, label: name, style: 'compact', value: values.observations[id] || 'not-looked', options })),
  ];
}

function storedElsewhere({ t }: CardContext, data: WeeklyFormData, stored: NonNullable<WeeklyForm['stored']>): Element {
  return box('warning', [
    text(t('conflict.intro')),
    ...labelled(t('field.did'), stored.did),
    ...labelled(t('field.takeaway'), stored.takeaway),
    ...labelled(t('field.next-step'), stored.nextStep),
    text(t('conflict.choose')),
    buttons(tap({ title: t('conflict.keep-stored'), verb: 'reflect.keep-stored', data: { questionId: data.questionId }, ignoresInputs: true })),
  ]);
}

function labelled(label: string, content: string): Element[] {
  return content === '' ? [] : [note(label), said(content)];
}
