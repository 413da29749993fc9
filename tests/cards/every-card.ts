import type { Card } from '../../bot/cards/card.ts';
import type { CardContext } from '../../bot/cards/card-context.ts';
import {
  changeCard, choiceKeptCard, choiceReceipt, choiceWaitingCard, chooseCard, MOST_CIRCUMSTANCE, MOST_PRESENT_STATE, MOST_REASON, startedCard,
  type ChooseDraft, type NamedTrial,
} from '../../bot/cards/choose-card.ts';
import { interestCard, interestReceipt, MOST_PLACE, MOST_WHY, welcomeCard } from '../../bot/cards/first-contact.ts';
import { codeCard, MOST_CODE, ownCodeCard } from '../../bot/cards/code-card.ts';
import { selectionCard } from '../../bot/cards/selection-card.ts';
import {
  caseCard, caseReceipt, commitmentCard, commitmentReceipt, linesCard, linesReceipt, meetingCard, meetingNewsCard, meetingNewsLine, meetingPreparationCard,
  meetingPreparationLine, noCommitmentCard, noMeetingCard, type MeetingToCome,
} from '../../bot/cards/meeting-cards.ts';
import {
  BROADCAST_OUTCOMES, broadcastCard, broadcastClosedCard, broadcastFormAgain, broadcastReceipt, channelPostCard, type BroadcastForm,
} from '../../bot/cards/broadcast-card.ts';
import { notLeadingCard, sendCard, sendDiscardedCard, sendPreviewCard, sendReceipt } from '../../bot/cards/send-cards.ts';
import { LENGTHS, MOST_OPTIONS, READERS, type BroadcastQuestion, type Readers } from '../../bot/domain/broadcast/content.ts';
import { errorCard, menuCard } from '../../bot/cards/menu-card.ts';
import {
  analysisCard, analysisLine, handedOverCard, handedOverLine, peerWaitingCard, peerWaitingLine, stepDayCard, stepDayLine,
  type NudgeParts,
} from '../../bot/cards/nudge-cards.ts';
import { laterCard, type NudgeControls } from '../../bot/cards/nudge-controls.ts';
import { scheduledReceipt, snoozedReceipt, startedReceipt, stoppedReceipt, unsnoozedReceipt } from '../../bot/cards/nudge-receipts.ts';
import { nothingSentCard, nudgeSettingsCard, nudgeSettingsReceipt } from '../../bot/cards/nudge-settings-card.ts';
import { newPeerCard, newPeerLine } from '../../bot/cards/new-peer-card.ts';
import { ownDataCard, pauseCard, pauseEndedCard, pauseReceipt, settingsCard, settingsReceipt, statusCard } from '../../bot/cards/own-cards.ts';
import type { FaultCode, Problem } from '../../bot/cards/problem.ts';
import { alreadyAnsweredCard, notReachedCard, notReachedReceipt, RECEIPT_OUTCOMES, reflectionReceipt, type StepDayOffer } from '../../bot/cards/reflection-receipt.ts';
import { teamDigestCard } from '../../bot/cards/team-digest-card.ts';
import { MOST_NEXT_STEP, MOST_TEXT, WEEKLY_REASONS, weeklyCard, type WeeklyForm } from '../../bot/cards/weekly-card.ts';
import { effectIdsOf } from '../../bot/catalogue/effects.ts';
import { chooseForm } from '../../bot/conversation/choose-form.ts';
import { effectsOf } from '../../bot/conversation/weekly-form.ts';
import type { Language } from '../../bot/domain/language.ts';
import { COMMITMENT_OUTCOMES } from '../../bot/domain/meeting/contribution.ts';
import { MEETING_LIMITS } from '../../bot/domain/meeting/meeting.ts';
import { STOPPABLE_KINDS, type StoppableKind } from '../../bot/domain/nudges/kind.ts';
import { snoozesOf } from '../../bot/domain/nudges/snoozing.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { VISIBILITIES } from '../../bot/domain/reflection/visibility.ts';
import { CHOICE_STEPS } from '../../bot/domain/trial/choice.ts';
import { peersInWords } from '../../bot/locales/peers.ts';
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
    ...codeCards(context),
    ...selectionCards(context, written),
    ...chooseCards(context, written),
    ...changeCards(context, written),
    ...ownCards(context, written),
    ...weeklyCards(context, written),
    ...receipts(context),
    ...nudgeCards(context, written),
    ...nudgeAnswers(context),
    ...meetingCards(context, written),
    ...broadcastCards(context, written),
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
    ...(['choose', 'continue-choosing', 'reflect', 'answered', 'paused', 'unasked'] as const).map((next) => form(`welcome, ${next}`, welcomeCard(context, { kind: 'participant', ...who, next, weekday: 4 }))),
    form('welcome, facilitator', welcomeCard(context, { kind: 'facilitator', ...who })),
    form('welcome, facilitator without a tab', welcomeCard(withoutLinks, { kind: 'facilitator', ...who })),
    form('welcome, head of schools', welcomeCard(context, { kind: 'head', name: who.name, organisation: 'Sjöås kommun' })),
    form('welcome, place taken', welcomeCard(context, { kind: 'taken', name: who.name })),
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
  const settings = { language: context.language, zone: 'Europe/Stockholm', zones: [{ value: 'Europe/Stockholm', title: 'Europe/Stockholm' }], visibility: 'me', analysts: 'not-asked', peers: 'yes' };
  const pause = { earliest: '2026-11-23', latest: '2028-11-22', until: '', paused: true };
  return [
    form('status', statusCard(context, { ...status, focus, pausedUntil: '24 december 2026' })),
    form('status, with a colleague', statusCard(context, { ...status, focus, peers: peersInWords(context, [{ name: 'Olle Granfelt' }, {}]) })),
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
    ...WEEKLY_REASONS.map((reason) => form(`weekly, ${reason}`, weeklyCard(context, { ...base, reason, effects: [], fromMeeting: { commitment: written.text(MEETING_LIMITS.commitment), after: written.text(MEETING_LIMITS.prompt) } }))),
    ...CATALOGUE.programmes.flatMap(({ areas }) => areas).map(({ id }) => form(`weekly with effects, ${id}`, weeklyCard(context, weeklyForm(context, id, written)))),
    ...problems().map((problem, index) => form(`weekly, problem ${index}`, weeklyCard(context, { ...base, problem }))),
    form('weekly, conflict', weeklyCard(context, { ...base, reason: 'edit', stored })),
    ...(['nudge', 'reminder'] as const).flatMap((reason) => [true, false].map((offersPause) =>
      form(`weekly, ${reason}, sent, offers a pause: ${offersPause}`, sentWeeklyCard(context, written, reason, offersPause)))),
  ];
}

/** As it is sent: nothing in it but the own next step, with all that can come along. */
function sentWeeklyCard(context: CardContext, written: Written, reason: 'nudge' | 'reminder', offersPause: boolean): Card {
  const base = weeklyForm(context, 'sprak', written);
  return weeklyCard(context, {
    ...base,
    values: { ...base.values, did: '', takeaway: '' },
    fromMeeting: { commitment: written.text(MEETING_LIMITS.commitment), after: written.text(MEETING_LIMITS.prompt) },
    reason,
    nudge: { controls: controlsOf(reason === 'nudge' ? 'weekly-card' : 'reminder'), lines: offersPause ? everyLine(context, written) : [], offersPause },
  });
}

function codeCards(context: CardContext): DrawnCard[] {
  const code = 'W'.repeat(MOST_CODE);
  return [
    ...[true, false].map((hasPlace) => form(`code, ${hasPlace ? 'with' : 'without'} a place`, codeCard(context, { code: '', hasPlace }))),
    ...problems().map((problem, index) => form(`code, problem ${index}`, codeCard(context, { code, hasPlace: true, problem }))),
    form('own code', ownCodeCard(context, { code: 'K7QM-3XDF-9R', until: '3 december 2026' })),
  ];
}

function selectionCards(context: CardContext, written: Written): DrawnCard[] {
  const told = { id: '73.p', at: '2026-11-20T10:00:00.000Z' };
  return [
    form('accepted', selectionCard(context, { ...told, kind: 'accepted', cohort: 'Omgång 1, 2026', team: 'Lärteam Norr' }, peerWaitingLine(context, { count: 2 }))),
    form('declined', selectionCard(context, { ...told, kind: 'declined', message: written.text(600) }, [])),
  ];
}

function controlsOf(kind: StoppableKind): NudgeControls {
  const keys = [wishKey(kind, '2026-W47'), wishKey('step-day', '2026-11-19'), wishKey('peer-waiting', 'r'.repeat(60)), wishKey('meeting-preparation', 'm'.repeat(60))];
  return { kind, keys, snoozes: snoozesOf(kind), weekday: 4, time: '14:00' };
}

const MEETING = { day: 'onsdag 23 september', time: '13:30' };

function meetingToCome(written: Written, meetingId = 'm'.repeat(40)): MeetingToCome {
  const { title, place, prompt, commitment } = MEETING_LIMITS;
  return {
    meetingId,
    when: MEETING,
    title: meetingId === 'x' ? '' : written.text(title),
    place: written.text(place),
    link: written.text(1) === '' ? '' : 'https://moten.exempel.example/'.padEnd(MEETING_LIMITS.link, '0'),
    before: written.text(prompt - 1),
    commitment: { meetingId: 'm0', text: written.text(commitment) || 'Gå en runda' },
  };
}

const INVITATION = { actionName: 'Gå verksamhetsrundor', weeks: 8 };

function everyLine(context: CardContext, written: Written) {
  return [
    ...meetingPreparationLine(context, meetingToCome(written)),
    ...meetingNewsLine(context, meetingToCome(written, 'x'), { kind: 'cancelled', reason: written.text(MEETING_LIMITS.reason) }),
    ...(written.text(1) === '' ? [] : stepDayLine(context, { step: written.text(MOST_NEXT_STEP) })),
    ...peerWaitingLine(context, { count: 2 }),
    ...newPeerLine(context, { count: 2 }),
    ...handedOverLine(context, { from: 'Ingrid Prov', cohort: 'Omgång 2', teams: 'Norr, Syd' }),
    ...analysisLine(context, INVITATION),
  ];
}

function nudgeCards(context: CardContext, written: Written): DrawnCard[] {
  const partsOf = (kind: StoppableKind, lines: NudgeParts['lines'] = []): NudgeParts => ({ controls: controlsOf(kind), lines });
  const step = written.text(MOST_NEXT_STEP) || 'Gå en runda';
  return [
    form('step day', stepDayCard(context, { step }, partsOf('step-day', peerWaitingLine(context, { count: 1 })))),
    form('peer waiting', peerWaitingCard(context, { count: 1 }, partsOf('peer-waiting', analysisLine(context, INVITATION)))),
    form('peers waiting', peerWaitingCard(context, { count: 12 }, partsOf('peer-waiting'))),
    ...[1, 2].map((count) => form(`new peers: ${count}`, newPeerCard(context, { count }, partsOf('new-peer', peerWaitingLine(context, { count: 2 }))))),
    form('new peer without a tab', newPeerCard({ ...context, links: {} }, { count: 1 }, partsOf('new-peer'))),
    form('handed over', handedOverCard(context, { from: written.text(60), cohort: 'Omgång 2', teams: '' }, partsOf('handed-over'))),
    form('teams handed over', handedOverCard(context, { from: '', cohort: 'Omgång 2', teams: 'Norr, Syd' }, partsOf('handed-over', peerWaitingLine(context, { count: 1 })))),
    form('analysis', analysisCard(context, { actionName: longestNames(context.language)[0] ?? '', weeks: 52 }, partsOf('analysis'))),
    form('meeting preparation', meetingPreparationCard(context, meetingToCome(written), partsOf('meeting-preparation', stepDayLine(context, { step })))),
    form('meeting preparation without a tab', meetingPreparationCard({ ...context, links: {} }, meetingToCome(written), partsOf('meeting-preparation'))),
    form('meeting moved', meetingNewsCard(context, meetingToCome(written), { kind: 'moved' }, partsOf('meeting-preparation'))),
    form('meeting cancelled', meetingNewsCard({ ...context, links: {} }, meetingToCome(written), { kind: 'cancelled', reason: written.text(MEETING_LIMITS.reason) }, partsOf('meeting-preparation'))),
    form('digest', teamDigestCard(context, { month: 'september 2026', answered: 31, actions: longestNames(context.language).slice(0, 8).map((name, index) => ({ name, people: index + 1 })), linesForMeeting: 7, nextMeeting: MEETING })),
    form('digest of nothing', teamDigestCard(context, { month: 'juli 2026', answered: 0, actions: [], linesForMeeting: 0 })),
    ...STOPPABLE_KINDS.flatMap((kind) => problems().map((problem, index) =>
      form(`later, ${kind}, problem ${index}`, laterCard(context, { ...controlsOf(kind), values: { weekday: '4', time: '14:00', pauseUntil: '2026-12-24' }, problem })))),
  ];
}

function meetingCards(context: CardContext, written: Written): DrawnCard[] {
  const toCome = meetingToCome(written);
  const [line, more] = [written.text(MEETING_LIMITS.caseLine), written.text(MEETING_LIMITS.caseMore)];
  const lines = [1, 2, 3, 4, 5, 6].map((week) => ({ id: `2026-W4${week}.1`, title: `${week} ${written.text(90)}` }));
  return [
    form('meeting', meetingCard(context, toCome)),
    ...COMMITMENT_OUTCOMES.flatMap((outcome) => [
      receipt(`meeting, ${outcome}`, meetingCard(context, { ...toCome, title: '', place: '', before: '', link: '', commitment: { meetingId: 'm0', text: '', outcome } })),
      receipt(`no meeting, ${outcome}`, noMeetingCard(context, outcome)),
    ]),
    receipt('no meeting', noMeetingCard({ ...context, links: {} })),
    ...[true, false].map((isBrought) => form(`case, brought: ${isBrought}`, caseCard(context, { meetingId: 'm1', line, more, isBrought }))),
    ...problems().map((problem, index) => form(`case, problem ${index}`, caseCard(context, { meetingId: 'm1', line, more, isBrought: true, problem }))),
    ...(['brought', 'withdrawn', 'too-late'] as const).map((outcome) => receipt(`case ${outcome}`, caseReceipt({ ...context, links: {} }, 'm1', outcome))),
    form('commitment', commitmentCard(context, { meetingId: 'm1', text: written.text(MEETING_LIMITS.commitment) })),
    ...problems().map((problem, index) => form(`commitment, problem ${index}`, commitmentCard(context, { meetingId: 'm1', text: written.text(MEETING_LIMITS.commitment), problem }))),
    ...(['saved', 'taken-back'] as const).map((outcome) => receipt(`commitment ${outcome}`, commitmentReceipt(context, 'm1', outcome))),
    receipt('no commitment', noCommitmentCard({ ...context, links: {} })),
    form('lines', linesCard(context, { lines, chosen: lines.map(({ id }) => id) })),
    form('no lines', linesCard({ ...context, links: {} }, { lines: [], chosen: [] })),
    ...problems().map((problem, index) => form(`lines, problem ${index}`, linesCard(context, { lines, chosen: [], problem }))),
    ...[0, 1, 6].map((count) => receipt(`lines receipt, ${count}`, linesReceipt(context, count))),
  ];
}

/** Of a question the answers alone are what its receiver wrote; its own words travel with the form. */
function broadcastCards(context: CardContext, written: Written): DrawnCard[] {
  const label = 'Vad vill du att vi tar upp nästa gång?'.padEnd(LENGTHS.label, ' ä');
  const options = Array.from({ length: MOST_OPTIONS }, (_, index) => `${index} ${'ö'.repeat(LENGTHS.option - 2)}`);
  const questions: BroadcastQuestion[] = [{ kind: 'text', label }, { kind: 'one', label, options }, { kind: 'several', label, options }, { kind: 'scale', label, low: 'trögt', high: '' }];
  const parts: NudgeParts = { controls: controlsOf('meeting-prompt'), lines: peerWaitingLine(context, { count: 3 }) };
  const shown = { title: written.text(LENGTHS.title), text: written.text(LENGTHS.text), meeting: MEETING, isReminder: true };
  const asking = (question: BroadcastQuestion, readers: Readers, value = ''): BroadcastForm => ({ campaignId: 'b-1', baseRev: 1, question, told: { readers, deadline: MEETING }, value });
  const answer = written.text(LENGTHS.answer);
  const channel = { title: 'Inför träffen', text: written.text(LENGTHS.text), meeting: MEETING, asks: true };
  const draft = { cohortId: 'c-1', id: 'b-1', rev: 3 };
  const teams = Array.from({ length: 20 }, (_, index) => ({ value: `c-1|${index}`, title: `Lärteam ${index} · Provkohorten` }));
  const values = { team: 'c-1|0', title: shown.title, text: shown.text, question: 'one', label, options: options.join('\n'), deadline: '2026-12-01', day: '', time: '' };
  const counted = { receivers: 36, planned: 1, sending: 2, sent: 3, unreachable: { 'not-met': 6, 'no-conversation': 2, blocked: 0, gone: 0 }, uncertain: 4, poisoned: 5, expired: 6, cancelled: 7 };
  return [
    form('broadcast', broadcastCard(context, { ...shown, isReminder: false }, parts)),
    form('broadcast without a tab', broadcastCard({ ...context, links: {} }, shown)),
    ...questions.flatMap((question, index) => READERS.map((readers) => form(`broadcast asking, ${readers} ${index}`, broadcastCard(context, { ...shown, asks: asking(question, readers) }, parts)))),
    form('broadcast answered', broadcastCard(context, { ...shown, asks: asking({ kind: 'text', label }, 'teams', answer) })),
    form('broadcast answered elsewhere', broadcastCard(context, { ...shown, text: '', asks: { ...asking({ kind: 'text', label }, 'teams', answer), stored: answer || 'Något' } })),
    ...questions.flatMap((question) => problems().map((problem, index) =>
      form(`broadcast asking, ${question.kind}, problem ${index}`, broadcastFormAgain(context, { campaignId: 'b-1', baseRev: 0, question, value: question.kind === 'text' ? answer : '1' }, problem)))),
    ...BROADCAST_OUTCOMES.map((outcome) => receipt(`broadcast ${outcome}`, broadcastReceipt(context, {
      title: outcome === 'tried' ? '' : 'Inför träffen', outcome, ...(outcome === 'tried' ? {} : { campaignId: 'b-1', told: { readers: 'everyone', deadline: MEETING } }),
    }))),
    receipt('broadcast closed', broadcastClosedCard(context, { title: 'Inför träffen', answered: true })),
    receipt('broadcast closed unanswered', broadcastClosedCard({ ...context, links: {} }, { title: '', answered: false })),
    form('channel post', channelPostCard(context, channel)),
    form('send', sendCard(context, { teams, draft, values })),
    ...problems().map((problem, index) => form(`send, problem ${index}`, sendCard(context, { teams, draft, values, problem }))),
    ...(['now', 'later', 'at'] as const).map((kind) => form(`send preview ${kind}`, sendPreviewCard(context, {
      draft, team: 'Norr', count: { people: kind === 'now' ? 1 : 12, channels: 0 }, notMet: kind === 'at' ? 0 : 2, arrival: kind === 'now' ? { kind } : { kind, ...MEETING },
      body: broadcastCard(context, { ...shown, isReminder: false, asks: asking({ kind: 'one', label, options }, 'facilitators') }).body.slice(1).filter(({ type }) => type !== 'ActionSet'),
      again: kind === 'at' ? 'changed' : 'count-changed',
    }))),
    ...(['scheduled', 'under-way', 'done', 'cancelled'] as const).map((state) => receipt(`send receipt ${state}`, sendReceipt(context, { ...draft, title: 'Inför träffen', state, progress: counted, answered: 9, mayCancel: state !== 'done' }))),
    receipt('send discarded', sendDiscardedCard(context)),
    form('not leading', notLeadingCard(context)),
  ];
}

function nudgeAnswers(context: CardContext): DrawnCard[] {
  const settings = { weekday: '4', time: '14:00', kinds: STOPPABLE_KINDS, inBreaks: 'quiet', calendar: 'se-0180', calendars: [{ id: 'se-0180', name: 'Stockholm' }] };
  return [
    ...STOPPABLE_KINDS.flatMap((kind) => [
      receipt(`snoozed, ${kind}`, snoozedReceipt(context, controlsOf(kind), MEETING.day)),
      receipt(`snoozed no more, ${kind}`, unsnoozedReceipt(context, controlsOf(kind))),
      receipt(`scheduled, ${kind}`, scheduledReceipt(context, controlsOf(kind), { weekday: 2, time: '10:00', next: MEETING.day })),
    ]),
    ...([...STOPPABLE_KINDS, 'all'] as const).map((what) => receipt(`stopped, ${what}`, stoppedReceipt(context, what))),
    receipt('started', startedReceipt(context)),
    form('nudge settings', nudgeSettingsCard(context, settings)),
    form('nudge settings without calendars', nudgeSettingsCard(context, { ...settings, calendars: [] })),
    ...problems().map((problem, index) => form(`nudge settings, problem ${index}`, nudgeSettingsCard(context, { ...settings, problem }))),
    form('nothing sent', nothingSentCard(context)),
    receipt('nudge settings receipt', nudgeSettingsReceipt(context, { weekdays: 'torsdagar', time: '14:00' })),
    receipt('nudge settings receipt, no question', nudgeSettingsReceipt(context, undefined)),
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
    ...VISIBILITIES.flatMap((visibility) => [true, false].flatMap((showAtMeeting) => RECEIPT_OUTCOMES.map((outcome) =>
      receipt(`receipt, ${visibility}, ${outcome}`, reflectionReceipt(context, { ...answered, visibility, showAtMeeting, outcome }))))),
    ...VISIBILITIES.map((visibility) => receipt(`receipt, ${visibility}, help wanted`, reflectionReceipt(context, { ...answered, visibility, showAtMeeting: false, outcome: 'stored', asksFacilitator: true }))),
    ...stepDays().map((stepDay, index) =>
      receipt(`receipt, step day ${index}`, reflectionReceipt(context, { ...answered, visibility: 'team', showAtMeeting: true, outcome: 'stored', stepDay }))),
    receipt('not reached receipt', notReachedReceipt(context, answered)),
    ...(['reflection', 'not-reached'] as const).map((kind) =>
      receipt(`already answered, ${kind}`, alreadyAnsweredCard(context, { ...answered, kind, mayAdd: kind === 'reflection', week: '2026-W47', missed: { week: '2026-W46', number: 46 } }))),
  ];
}

function stepDays(): StepDayOffer[] {
  const offered = { kind: 'offered', earliest: '2026-11-23', latest: '2027-01-17', day: '' } as const;
  return [{ kind: 'chosen', day: MEETING.day }, offered, ...problems().map((problem): StepDayOffer => ({ ...offered, day: '2026-12-01', problem }))];
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
