import { HELPS, OBSERVATIONS } from '../domain/reflection/answer.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, buttons, card, choiceInput, heading, link, note, present, said, subheading, tap, text, textInput } from './elements.ts';
import { alongside } from './nudge-cards.ts';
import { nudgeControls, type NudgeControls } from './nudge-controls.ts';
import { problemBox, type Problem } from './problem.ts';
import { fittingTogether, MOST_CARD_BYTES, sizeOf } from './room.ts';

/** How long each answer may be, in UTF-16 units; a sentence is enough, a page is possible. */
export const MOST_TEXT = 4000;
export const MOST_NEXT_STEP = 500;

/** How long a pause is that is offered to somebody who has not answered for a while. */
export const WEEKS_TO_WAIT = 4;

export interface WeeklyForm {
  readonly weekNumber: number;
  readonly actionName: string;
  /** Goes back and forth in the card; checked against the person's own data when it comes back. */
  readonly data: WeeklyFormData;
  /** As typed or stored, valid or not. */
  readonly values: WeeklyFormValues;
  /** Asked every fourth week. */
  readonly effects: readonly { readonly id: string; readonly name: string }[];
  readonly reason: WeeklyReason;
  /** *Till nästa gång*: what was taken on at the latest meeting, and what the facilitator asked there to take along. */
  readonly fromMeeting?: { readonly commitment: string; readonly after: string };
  /** What it holds beside the form when it comes of our own accord; gone from a form that comes back. */
  readonly nudge?: WeeklyNudge;
  readonly problem?: Problem;
  /** What another device stored meanwhile. */
  readonly stored?: { readonly did: string; readonly takeaway: string; readonly nextStep: string };
}

export interface WeeklyNudge {
  readonly controls: NudgeControls;
  /** Of nudges that came along. */
  readonly lines: readonly Element[];
  /** After three weeks without an answer. */
  readonly offersPause: boolean;
}

/** Why the form is there: it decides whether *Hann inte* is offered and whether it is said where to change the asking. */
export const WEEKLY_REASONS = ['asked-for', 'nudge', 'reminder', 'edit'] as const;
export type WeeklyReason = (typeof WEEKLY_REASONS)[number];

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
  if (!form.stored) return drawn(context, form);
  const { did, takeaway, nextStep } = form.stored;
  // What was typed now is nowhere else, so it stands whole; what is stored gets the room that this leaves.
  const room = MOST_CARD_BYTES - sizeOf(drawn(context, { ...form, stored: PLACEHOLDER }, true));
  const [shownDid = '', shownTakeaway = '', shownNextStep = ''] = fittingTogether([did, takeaway, nextStep], room);
  const isCut = shownDid !== did || shownTakeaway !== takeaway || shownNextStep !== nextStep;
  return drawn(context, { ...form, stored: { did: shownDid, takeaway: shownTakeaway, nextStep: shownNextStep } }, isCut);
}

/** Takes no less room around the texts than any text does. */
const PLACEHOLDER = { did: '-', takeaway: '-', nextStep: '-' };

function drawn(context: CardContext, form: WeeklyForm, storedIsCut = false): Card {
  const { t } = context;
  const { values, reason, nudge } = form;
  const data = { ...form.data, reason };
  const submit = tap({ title: t('weekly.submit'), verb: 'reflect.submit', data, primary: true });
  const title = t('weekly.title', { week: form.weekNumber, action: form.actionName });
  return card(
    context.language,
    t('weekly.summary', { week: form.weekNumber }),
    [
      heading(title),
      problemBox(context, form.problem),
      form.stored && storedElsewhere(context, data, form.stored, storedIsCut),
      ...(nudge ? opening(context, form, nudge) : []),
      reason === 'edit' ? undefined : buttons(tap({ title: t('weekly.not-reached'), verb: 'reflect.not-reached', data, ignoresInputs: true })),
      textInput({ id: 'did', label: t('field.did'), max: MOST_TEXT, value: values.did, placeholder: t('weekly.did.hint'), ...required(context, form) }),
      textInput({ id: 'takeaway', label: t('field.takeaway'), max: MOST_TEXT, value: values.takeaway }),
      ...fromTheMeeting(context, form),
      textInput({ id: 'nextStep', label: t('field.next-step'), max: MOST_NEXT_STEP, value: values.nextStep }),
      choiceInput({ id: 'help', label: t('field.help'), value: values.help, options: HELPS.map((value) => ({ value, title: t(`help.${value}`) })) }),
      ...effectInputs(context, form),
      choiceInput({ id: 'visibility', label: t('field.visibility'), value: values.visibility, options: VISIBILITIES.map((value) => ({ value, title: t(`visibility.${value}`) })) }),
      note(t('weekly.law')),
      // Above what it can be put off by, which opens below it.
      ...(nudge ? [buttons(submit), ...nudgeControls(context, nudge.controls)] : []),
      isOwnAccord(reason) && !nudge ? note(t('weekly.why')) : undefined,
    ],
    [
      nudge ? undefined : submit,
      // A way back for who opened it by mistake; beside two texts it stands with the stored one.
      form.data.baseRev > 0 && !form.stored
        ? tap({ title: t('weekly.keep'), verb: 'reflect.keep-stored', data: { questionId: form.data.questionId }, ignoresInputs: true })
        : undefined,
    ],
  );
}

/** What is said before it is asked: the own next step, quoted, and what came along. */
function opening({ t }: CardContext, { reason, values: { nextStep } }: WeeklyForm, { lines, offersPause }: WeeklyNudge): readonly (Element | undefined)[] {
  const isQuoted = lines.some((line) => line.type === 'RichTextBlock' && line.inlines.some(({ text }) => text === nextStep));
  return [
    offersPause ? box('emphasis', [text(t('weekly.wait')), buttons(tap({ title: t('weekly.wait-weeks', { count: WEEKS_TO_WAIT }), verb: 'nudge.wait', ignoresInputs: true }))]) : undefined,
    reason === 'reminder' ? text(t('weekly.reminder')) : undefined,
    ...(nextStep === '' || isQuoted ? [] : [text(t('weekly.step')), said(nextStep)]),
    reason === 'reminder' ? undefined : text(t('weekly.minute')),
    alongside(lines),
  ];
}

/** Beside the next step, because the one often is the other. */
function fromTheMeeting({ t }: CardContext, { fromMeeting }: WeeklyForm): readonly Element[] {
  return fromMeeting ? [...labelled(t('commitment.title'), fromMeeting.commitment), ...labelled(t('weekly.after-meeting'), fromMeeting.after)] : [];
}

/** A client that checks a required field does so for every button, also for those by which the form is put off. */
function required({ t }: CardContext, { reason, nudge }: WeeklyForm): { required?: string } {
  if (nudge) return {};
  return { required: t(reason === 'edit' ? 'weekly.did.required-edit' : 'weekly.did.required') };
}

function isOwnAccord(reason: WeeklyReason): boolean {
  return reason === 'nudge' || reason === 'reminder';
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

function storedElsewhere({ t, links }: CardContext, data: WeeklyFormData, stored: NonNullable<WeeklyForm['stored']>, isCut: boolean): Element {
  return box('warning', [
    text(t('conflict.intro')),
    ...labelled(t('field.did'), stored.did),
    ...labelled(t('field.takeaway'), stored.takeaway),
    ...labelled(t('field.next-step'), stored.nextStep),
    isCut ? text(t('conflict.cut')) : undefined,
    text(t('conflict.choose')),
    buttons(...present([
      tap({ title: t('conflict.keep-stored'), verb: 'reflect.keep-stored', data: { questionId: data.questionId }, ignoresInputs: true }),
      link(t('link.thread'), links.thread),
    ])),
  ]);
}

function labelled(label: string, content: string): Element[] {
  return content === '' ? [] : [{ ...note(label), spacing: 'Medium' }, { ...said(content), spacing: 'None' }];
}
