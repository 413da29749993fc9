import type { Card } from '../../bot/cards/card.ts';
import type { CardContext } from '../../bot/cards/card-context.ts';
import {
  changeCard, choiceKeptCard, choiceReceipt, choiceWaitingCard, chooseCard, MOST_CIRCUMSTANCE, MOST_PRESENT_STATE, MOST_REASON, startedCard,
  type ChooseDraft, type NamedTrial,
} from '../../bot/cards/choose-card.ts';
import { interestCard, interestReceipt, MOST_PLACE, MOST_WHY, welcomeCard } from '../../bot/cards/first-contact.ts';
import { errorCard, menuCard } from '../../bot/cards/menu-card.ts';
import { ownDataCard, pauseCard, pauseEndedCard, pauseReceipt, settingsCard, settingsReceipt, statusCard } from '../../bot/cards/own-cards.ts';
import type { FaultCode, Problem } from '../../bot/cards/problem.ts';
import { alreadyAnsweredCard, notReachedCard, notReachedReceipt, reflectionReceipt } from '../../bot/cards/reflection-receipt.ts';
import { MOST_NEXT_STEP, MOST_TEXT, WEEKLY_REASONS, weeklyCard, type WeeklyForm } from '../../bot/cards/weekly-card.ts';
import { effectIdsOf } from '../../bot/catalogue/effects.ts';
import { chooseForm } from '../../bot/conversation/choose-form.ts';
import { effectsOf } from '../../bot/conversation/weekly-form.ts';
import type { Language } from '../../bot/domain/language.ts';
import { VISIBILITIES } from '../../bot/domain/reflection/visibility.ts';
import { CHOICE_STEPS } from '../../bot/domain/trial/choice.ts';
import { translator } from '../../bot/locales/translate.ts';
import { ERROR_CODES, FAULT_CODES } from '../locales/computed-keys.ts';
import { CATALOGUE, PROGRAMME } from '../support/world.ts';

export interface DrawnCard {
  readonly name: string;
  readonly card: Card;
  /** Takes a form's place for good, so it holds nothing that was written. */
  readonly receipt: boolean;
}

/** What people write, at its longest and strangest: Markdown, quotation marks, two bytes a letter. */
export interface Written {
  readonly text: (length: number) => string;
}

export const LONGEST: Written = { text: (length) => '**å** [ö](https://exempel.example) "ä"\n# Å_ä_ö '.repeat(100).slice(0, length).padEnd(length, 'å') };
export const NOTHING: Written = { text: () => '' };

export function contextIn(language: Language): CardContext {
  const page = 'https://teams.exempel.example/l/entity/00000000-0000-4000-8000-000000000000';
  return { language, t: translator(language), links: { thread: `${page}/thread`, team: `${page}/team`, export: `${page}/thread` } };
}

/** Every card that the product can draw, with the given texts in all places that hold what a person wrote. */
export function everyCard(language: Language, written: Written): DrawnCard[] {
  const context = contextIn(language);
  return [
    ...firstCards(context, written),
    ...menus(context),
    ...chooseCards(context, written),
    ...changeCards(context, written),
    ...ownCards(context, written),
    ...weeklyCards(context, written),
    ...receipts(context),
    form('not reached', notReachedCard(context, { questionId: '2026-W47.1', weekNumber: 47, nextStep: written.text(MOST_NEXT_STEP) })),
    ...problems().map((problem, index) =>
      form(`not reached, problem ${index}`, notReachedCard(context, { questionId: '2026-W47.1', weekNumber: 47, nextStep: written.text(MOST_NEXT_STEP), problem }))),
  ];
}

/** Each fault, many at once, and each error. */
export function problems(): Problem[] {
  const fault = (code: string) => ({
    field: 'did', label: 'field.did' as const, code: code as FaultCode, excerpt: 'fornamn.efternamn@skola.exempel.example'.repeat(30), limit: MOST_TEXT,
  });
  return [
    ...FAULT_CODES.map((code): Problem => ({ kind: 'faults', faults: [fault(code)] })),
    { kind: 'faults', faults: Array.from({ length: 300 }, () => fault('email')) },
    ...ERROR_CODES.map((code) => ({ kind: 'error', code }) as Problem),
  ];
}

function firstCards(context: CardContext, written: Written): DrawnCard[] {
  const who = { name: 'Maja', cohort: 'Kohort Nord–Syd 2026/2027', team: 'Lärteam Granen' };
  const texts = { municipality: written.text(MOST_PLACE), school: written.text(MOST_PLACE), why: written.text(MOST_WHY) };
  const withoutLinks = { ...context, links: {} };
  return [
    ...(['choose', 'continue-choosing', 'reflect'] as const).map((next) => form(`welcome, ${next}`, welcomeCard(context, { kind: 'participant', ...who, next }))),
    form('welcome, facilitator', welcomeCard(context, { kind: 'facilitator', ...who })),
    form('welcome, facilitator without a tab', welcomeCard(withoutLinks, { kind: 'facilitator', ...who })),
    ...[true, false].map((registered) => form(`welcome, unknown, registered: ${registered}`, welcomeCard(context, { kind: 'unknown', name: who.name, registered }))),
    ...[true, false].map((again) => form(`interest, again: ${again}`, interestCard(context, { ...texts, again }))),
    ...problems().map((problem, index) => form(`interest, problem ${index}`, interestCard(context, { ...texts, again: false, problem }))),
    receipt('interest receipt', interestReceipt(context)),
  ];
}

function menus(context: CardContext): DrawnCard[] {
  return [
    ...[true, false].flatMap((participant) => [true, false].map((understood) =>
      form(`menu, participant: ${participant}, understood: ${understood}`, menuCard(context, { participant, understood })))),
    ...problems().flatMap((problem) => (problem.kind === 'error'
      ? [
          form(`error, ${problem.code}`, errorCard(context, problem.code)),
          form(`error, ${problem.code}, again`, errorCard(context, problem.code, { verb: 'reflect.edit', data: { questionId: '2026-W47.1' } })),
        ]
      : [])),
  ];
}

function chooseCards(context: CardContext, written: Written): DrawnCard[] {
  const wording = { catalogue: CATALOGUE, language: context.language, t: context.t };
  const programme = CATALOGUE.programme(PROGRAMME);
  if (!programme) throw new Error('the catalogue has lost its programme');
  const draftIn = (areaId: string, actionIds: readonly string[]): ChooseDraft => ({
    seen: written.text(MOST_PRESENT_STATE), wanted: written.text(MOST_PRESENT_STATE), areaId, actionIds, focus: actionIds[0] ?? '',
    when: written.text(MOST_CIRCUMSTANCE), where: written.text(MOST_CIRCUMSTANCE), withWhom: written.text(MOST_CIRCUMSTANCE),
    visibility: 'me', retire: 'done', reason: written.text(MOST_REASON),
  });
  const drafts = programme.areas.filter(({ state }) => state === 'open')
    .flatMap(({ id, actions }) => [1, 3].map((count) => ({ name: `${id} ×${count}`, draft: draftIn(id, actions.slice(-count).map((action) => action.id)) })));
  return [
    ...CHOICE_STEPS.flatMap((step) => drafts.map(({ name, draft }) =>
      form(`choose, ${step}, ${name}`, chooseCard(context, chooseForm(wording, programme, step, draft))))),
    ...CHOICE_STEPS.flatMap((step) => problems().map((problem, index) =>
      form(`choose, ${step}, problem ${index}`, chooseCard(context, chooseForm(wording, programme, step, draftIn('sprak', ['sprak.x']), problem))))),
    receipt('choice kept', choiceKeptCard(context)),
    receipt('choice waiting', choiceWaitingCard(context)),
    receipt('choice receipt', choiceReceipt(context, { focusName: longestNames(context.language)[0] ?? '', planned: longestNames(context.language).slice(1, 12) })),
    receipt('choice receipt, one action', choiceReceipt(context, { focusName: longestNames(context.language)[0] ?? '', planned: [] })),
  ];
}

function changeCards(context: CardContext, written: Written): DrawnCard[] {
  const trials = longestNames(context.language).slice(0, 13).map((name, index): NamedTrial => ({
    trialId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, actionId: 'undervisning.aterkommande-uppfoljning', actionVersion: 1, state: 'planned', name,
  }));
  const [focus, ...others] = trials;
  if (!focus) throw new Error('the catalogue has lost its actions');
  const circumstances = { when: written.text(MOST_CIRCUMSTANCE), where: written.text(MOST_CIRCUMSTANCE), withWhom: written.text(MOST_CIRCUMSTANCE) };
  const values = { next: '', retire: 'ended', reason: written.text(MOST_REASON) };
  return [
    form('change, many', changeCard(context, { focus, others, values })),
    form('change, none', changeCard(context, { focus, others: [], values: { ...values, retire: '' } })),
    form('started', startedCard(context, { trial: focus, values: circumstances })),
    ...problems().map((problem, index) => form(`started, problem ${index}`, startedCard(context, { trial: focus, values: circumstances, problem }))),
    ...problems().map((problem, index) => form(`change, problem ${index}`, changeCard(context, { focus, others, values, problem }))),
  ];
}

function ownCards(context: CardContext, written: Written): DrawnCard[] {
  const weeks = (['answered', 'not-reached', 'unanswered', 'paused', 'break', 'not-sent', 'asked'] as const).map((outcome, index) => ({ number: 41 + index, outcome }));
  const focus = { actionName: longestNames(context.language)[0] ?? '', areaName: 'Område', iteration: 2, version: 3, weeksTried: 7 };
  const status = { nextStep: written.text(MOST_NEXT_STEP), weeks, answeredThisWeek: false, paused: true };
  const settings = { language: context.language, zone: 'Europe/Stockholm', zones: [{ value: 'Europe/Stockholm', title: 'Europe/Stockholm' }], visibility: 'me', analysts: 'not-asked' };
  const pause = { earliest: '2026-11-23', latest: '2028-11-22', until: '', paused: true };
  return [
    form('status', statusCard(context, { ...status, focus, pausedUntil: '24 december 2026' })),
    form('status, nothing yet', statusCard(context, { nextStep: '', weeks: [], answeredThisWeek: false, paused: false })),
    ...[true, false].map((participant) => form(`settings, participant: ${participant}`, settingsCard(context, { ...settings, participant }))),
    ...problems().map((problem, index) => form(`settings, problem ${index}`, settingsCard(context, { ...settings, participant: true, problem }))),
    receipt('settings receipt', settingsReceipt(context)),
    form('pause', pauseCard(context, pause)),
    ...problems().map((problem, index) => form(`pause, problem ${index}`, pauseCard(context, { ...pause, problem }))),
    receipt('pause receipt', pauseReceipt(context, '24 december 2026')),
    receipt('pause receipt, open', pauseReceipt(context, undefined)),
    receipt('pause ended', pauseEndedCard(context)),
    form('own data', ownDataCard(context, { reflections: 1, trials: 3 })),
    form('own data without a tab', ownDataCard({ ...context, links: {} }, { reflections: 0, trials: 0 })),
  ];
}

function weeklyCards(context: CardContext, written: Written): DrawnCard[] {
  const base = weeklyForm(context, 'sprak', written);
  const stored = { did: written.text(MOST_TEXT), takeaway: written.text(MOST_TEXT), nextStep: written.text(MOST_NEXT_STEP) };
  return [
    ...WEEKLY_REASONS.map((reason) => form(`weekly, ${reason}`, weeklyCard(context, { ...base, reason, effects: [] }))),
    ...CATALOGUE.programmes.flatMap(({ areas }) => areas).map(({ id }) => form(`weekly with effects, ${id}`, weeklyCard(context, weeklyForm(context, id, written)))),
    ...problems().map((problem, index) => form(`weekly, problem ${index}`, weeklyCard(context, { ...base, problem }))),
    form('weekly, conflict', weeklyCard(context, { ...base, reason: 'edit', stored })),
  ];
}

export function weeklyForm(context: CardContext, areaId: string, written: Written): WeeklyForm {
  const area = CATALOGUE.area(areaId);
  if (!area) throw new Error(`the catalogue has lost ${areaId}`);
  const wording = { catalogue: CATALOGUE, language: context.language, t: context.t };
  return {
    weekNumber: 47,
    actionName: longestNames(context.language)[0] ?? '',
    data: { questionId: '2026-W47.20', baseRev: 12, trialId: '00000000-0000-4000-8000-000000000000', actionId: 'undervisning.aterkommande-uppfoljning', actionVersion: 12, asksEffects: true },
    values: {
      did: written.text(MOST_TEXT), takeaway: written.text(MOST_TEXT), nextStep: written.text(MOST_NEXT_STEP), help: 'facilitator', visibility: 'cohort',
      observations: Object.fromEntries(effectIdsOf(CATALOGUE, area.id).map((id) => [id, 'wrong-way'])),
    },
    effects: effectsOf(wording, area.id),
    reason: 'nudge',
  };
}

function receipts(context: CardContext): DrawnCard[] {
  const answered = { questionId: '2026-W47.1', weekNumber: 47 };
  return [
    ...VISIBILITIES.flatMap((visibility) => [true, false].flatMap((showAtMeeting) => (['stored', 'edited', 'repeated', 'chosen'] as const).map((outcome) =>
      receipt(`receipt, ${visibility}, ${outcome}`, reflectionReceipt(context, { ...answered, visibility, showAtMeeting, outcome }))))),
    receipt('not reached receipt', notReachedReceipt(context, answered)),
    ...(['reflection', 'not-reached'] as const).map((kind) =>
      receipt(`already answered, ${kind}`, alreadyAnsweredCard(context, { ...answered, kind, mayAdd: kind === 'reflection', week: '2026-W47', missed: { week: '2026-W46', number: 46 } }))),
  ];
}

/** Names of actions, the longest first. */
export function longestNames(language: Language): string[] {
  return CATALOGUE.programmes
    .flatMap(({ areas }) => areas.flatMap(({ actions }) => actions.map(({ id, latest }) => CATALOGUE.actionText(id, latest, language).name)))
    .sort((a, b) => b.length - a.length);
}

function form(name: string, card: Card): DrawnCard {
  return { name, card, receipt: false };
}

function receipt(name: string, card: Card): DrawnCard {
  return { name, card, receipt: true };
}
