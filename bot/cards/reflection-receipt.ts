import type { Visibility } from '../domain/reflection/visibility.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { MOST_NEXT_STEP } from './weekly-card.ts';
import { box, buttons, card, dateInput, heading, link, note, tap, text, textInput } from './elements.ts';
import { problemBox, type Problem } from './problem.ts';

export interface ReflectionReceipt {
  readonly questionId: string;
  readonly weekNumber: number;
  readonly visibility: Visibility;
  readonly showAtMeeting: boolean;
  readonly outcome: ReceiptOutcome;
  /** They want the facilitator's help, who is told so. */
  readonly asksFacilitator?: true;
  /** Of the latest answer with a next step. */
  readonly stepDay?: StepDayOffer;
}

/** Whether the person is to be reminded of the next step on a day of their own; never the step itself. */
export type StepDayOffer =
  | { readonly kind: 'offered'; readonly earliest?: string; readonly latest?: string; readonly day: string; readonly problem?: Problem }
  /** In words. */
  | { readonly kind: 'chosen'; readonly day: string };

/** `chosen`: whether it may be shown at the meeting was changed, its text not. */
export type ReceiptOutcome = (typeof RECEIPT_OUTCOMES)[number];
export const RECEIPT_OUTCOMES = ['stored', 'edited', 'repeated', 'chosen'] as const;

/** Takes the form's place in the chat; holds nothing of what was written, because the chat keeps copies. */
export function reflectionReceipt(context: CardContext, receipt: ReflectionReceipt): Card {
  const { language, t, links } = context;
  const { questionId, weekNumber, visibility, showAtMeeting, outcome } = receipt;
  const shared = visibility === 'team' || visibility === 'cohort';
  return card(
    language,
    t('receipt.summary'),
    [
      heading(t('receipt.title', { week: weekNumber })),
      stepDayProblem(context, receipt.stepDay),
      text(t(`receipt.${outcome}`)),
      text(t(`receipt.readers.${visibility}`)),
      shared ? text(t(showAtMeeting ? 'receipt.meeting.yes' : 'receipt.meeting.no')) : undefined,
      receipt.asksFacilitator ? text(t(shared ? 'receipt.asks-facilitator.shared' : 'receipt.asks-facilitator.private')) : undefined,
      stepDayBox(context, receipt),
    ],
    [
      tap({ title: t('receipt.edit'), verb: 'reflect.edit', data: { questionId }, ignoresInputs: true }),
      shared
        ? tap({ title: t(showAtMeeting ? 'receipt.meeting.take-back' : 'receipt.meeting.allow'), verb: 'reflect.meeting', data: { questionId, show: !showAtMeeting }, ignoresInputs: true })
        : undefined,
      link(t('link.thread'), links.thread),
    ],
  );
}

function stepDayProblem(context: CardContext, offer: StepDayOffer | undefined): Element | undefined {
  return offer?.kind === 'offered' ? problemBox(context, offer.problem) : undefined;
}

function stepDayBox({ t }: CardContext, { questionId, visibility, showAtMeeting, asksFacilitator, stepDay }: ReflectionReceipt): Element | undefined {
  if (!stepDay) return undefined;
  if (stepDay.kind === 'chosen') {
    return box('emphasis', [
      text(t('step-day.chosen', { day: stepDay.day })),
      buttons(tap({ title: t('step-day.drop'), verb: 'step-day.drop', data: { questionId } })),
    ]);
  }
  const { earliest, latest, day } = stepDay;
  return box('emphasis', [
    text(t('step-day.offer')),
    dateInput({ id: 'stepDay', label: t('field.step-day'), value: day, ...(earliest && latest ? { earliest, latest } : {}), outside: t('step-day.outside') }),
    buttons(tap({ title: t('step-day.choose'), verb: 'step-day.choose', data: { questionId, visibility, showAtMeeting, asksFacilitator: asksFacilitator === true } })),
  ]);
}

export interface NotReachedForm {
  readonly questionId: string;
  readonly weekNumber: number;
  readonly nextStep: string;
  readonly problem?: Problem;
}

/** *Hann inte den här veckan* is an answer; its follow-up is one field, quotes the own step and may be left alone. */
export function notReachedCard(context: CardContext, { questionId, weekNumber, nextStep, problem }: NotReachedForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('receipt.summary'),
    [
      heading(t('receipt.title', { week: weekNumber })),
      problemBox(context, problem),
      text(t('not-reached.thanks')),
      text(t(nextStep === '' ? 'not-reached.no-step' : 'not-reached.keep')),
      textInput({ id: 'nextStep', label: t('field.next-step'), max: MOST_NEXT_STEP, value: nextStep }),
      note(t('choose.law')),
    ],
    [
      tap({ title: t('not-reached.save'), verb: 'reflect.next-step', data: { questionId }, primary: true }),
      tap({ title: t('not-reached.anyway'), verb: 'reflect.edit', data: { questionId }, ignoresInputs: true }),
    ],
  );
}

/** Nothing of the step's text: what stands in the chat when the follow-up is answered. */
export function notReachedReceipt({ language, t, links }: CardContext, { questionId, weekNumber }: Pick<NotReachedForm, 'questionId' | 'weekNumber'>): Card {
  return card(
    language,
    t('receipt.summary'),
    [heading(t('receipt.title', { week: weekNumber })), text(t('not-reached.saved'))],
    [tap({ title: t('not-reached.anyway'), verb: 'reflect.edit', data: { questionId } }), link(t('link.thread'), links.thread)],
  );
}

export interface AlreadyAnswered {
  readonly questionId: string;
  readonly weekNumber: number;
  readonly kind: 'reflection' | 'not-reached';
  readonly mayAdd: boolean;
  readonly week: string;
  /** Last week's question, still waiting. */
  readonly missed?: { readonly week: string; readonly number: number };
}

/** A second time in the same week: an edit or an extra entry, as the person chooses. */
export function alreadyAnsweredCard({ language, t, links }: CardContext, { questionId, weekNumber, kind, mayAdd, week, missed }: AlreadyAnswered): Card {
  return card(
    language,
    t('again.summary', { week: weekNumber }),
    [heading(t('receipt.title', { week: weekNumber })), text(t(`again.${kind}`)), mayAdd ? note(t('again.hint')) : undefined],
    [
      tap({ title: t(kind === 'reflection' ? 'receipt.edit' : 'not-reached.anyway'), verb: 'reflect.edit', data: { questionId }, primary: true }),
      mayAdd ? tap({ title: t('again.extra'), verb: 'reflect.extra', data: { week } }) : undefined,
      missed ? tap({ title: t('again.missed', { week: missed.number }), verb: 'reflect.open', data: { week: missed.week } }) : undefined,
      link(t('link.thread'), links.thread),
    ],
  );
}
