import { COMMITMENT_OUTCOMES, type CommitmentOutcome } from '../domain/meeting/contribution.ts';
import { MEETING_LIMITS } from '../domain/meeting/meeting.ts';
import type { Action, Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, buttons, card, choiceInput, heading, link, note, present, said, saidAsTitle, tap, text, textInput } from './elements.ts';
import { nudgeCard, type MeetingTime, type NudgeParts } from './nudge-cards.ts';
import { problemBox, type Problem } from './problem.ts';

/** A meeting to come, as its members are told of it. What a facilitator wrote is shown as written. */
export interface MeetingToCome {
  readonly meetingId: string;
  readonly when: MeetingTime;
  readonly title: string;
  readonly place: string;
  readonly link: string;
  readonly before: string;
  readonly commitment?: CommitmentToAnswer;
}

/** What was taken on last time. */
export interface CommitmentToAnswer {
  readonly meetingId: string;
  readonly text: string;
  readonly outcome?: CommitmentOutcome;
}

export function meetingPreparationCard(context: CardContext, meeting: MeetingToCome, parts: NudgeParts): Card {
  return nudgeCard(context, context.t('meeting-preparation.title'), toldOf(context, meeting), parts, waysToPrepare(context, meeting));
}

export function meetingPreparationLine({ t, links }: CardContext, { meetingId, when: { day, time } }: MeetingToCome): readonly Element[] {
  return present([
    text(t('meeting-preparation.when', { day, time })),
    buttons(...present([tap({ title: t('meeting.prepare'), verb: 'meeting.open', data: { meetingId }, ignoresInputs: true }), link(t('link.team'), links.team)])),
  ]);
}

export type MeetingChangeTold = { readonly kind: 'moved' } | { readonly kind: 'cancelled'; readonly reason: string };

/** That a meeting is moved or cancelled; of a cancelled one why. */
export function meetingNewsCard(context: CardContext, meeting: MeetingToCome, news: MeetingChangeTold, parts: NudgeParts): Card {
  const { t, links } = context;
  const title = t(`meeting.news.${news.kind}`);
  return nudgeCard(context, title, newsOf(context, meeting, news), parts, [link(t('link.team'), links.team)]);
}

export function meetingNewsLine(context: CardContext, meeting: MeetingToCome, news: MeetingChangeTold): readonly Element[] {
  return newsOf(context, meeting, news);
}

/** The same when it is asked for, or when what was taken on has been answered: then nothing of it is quoted any more. */
export function meetingCard(context: CardContext, meeting: MeetingToCome): Card {
  const { language, t } = context;
  return card(language, t('meeting.summary'), [heading(t('meeting.title')), ...toldOf(context, meeting)], waysToPrepare(context, meeting));
}

export function noMeetingCard({ language, t, links }: CardContext, answered?: CommitmentOutcome): Card {
  return card(
    language,
    t('meeting.summary'),
    [heading(t('meeting.title')), answered ? text(t(`commitment.was.${answered}`)) : undefined, text(t('meeting.none'))],
    [link(t('link.team'), links.team) ?? tap({ title: t('menu.help'), verb: 'help.open' })],
  );
}

function toldOf(context: CardContext, { when: { day, time }, title, place, before, commitment }: MeetingToCome): readonly Element[] {
  const { t } = context;
  return present([
    title === '' ? undefined : saidAsTitle(title),
    text(t('meeting-preparation.when', { day, time })),
    ...labelled(t('meeting.where'), place),
    ...labelled(t('meeting.before'), before),
    commitment && commitmentBox(context, commitment),
    text(t('meeting-preparation.line')),
  ]);
}

function newsOf({ t }: CardContext, { when: { day, time }, title }: MeetingToCome, news: MeetingChangeTold): readonly Element[] {
  const reason = news.kind === 'cancelled' ? news.reason : '';
  return present([
    title === '' ? undefined : saidAsTitle(title),
    text(t(news.kind === 'moved' ? 'meeting.moved' : 'meeting.cancelled', { day, time })),
    ...labelled(t('meeting.reason'), reason),
  ]);
}

function commitmentBox({ t }: CardContext, { meetingId, text: taken, outcome }: CommitmentToAnswer): Element {
  if (outcome === 'done' || outcome === 'changed') return text(t(`commitment.was.${outcome}`));
  if (outcome === 'not-yet' && taken === '') return text(t('commitment.was.not-yet'));
  return box('emphasis', [
    text(t('commitment.last-time')),
    said(taken),
    buttons(...COMMITMENT_OUTCOMES.map((each) => tap({ title: t(`commitment.${each}`), verb: 'commitment.outcome', data: { meetingId, outcome: each }, ignoresInputs: true }))),
  ]);
}

function waysToPrepare({ t, links }: CardContext, { meetingId, link: address }: MeetingToCome): readonly (Action | undefined)[] {
  return [
    tap({ title: t('meeting-preparation.choose'), verb: 'meeting.lines', data: { meetingId }, ignoresInputs: true }),
    tap({ title: t('case.title'), verb: 'case.open', data: { meetingId }, ignoresInputs: true }),
    link(t('meeting.join'), address === '' ? undefined : address),
    link(t('link.team'), links.team),
  ];
}

export interface CaseForm {
  readonly meetingId: string;
  readonly line: string;
  readonly more: string;
  /** It has been brought, so it can be withdrawn. */
  readonly isBrought: boolean;
  readonly problem?: Problem;
}

/** *Jag vill ta upp något*: a line is enough. */
export function caseCard(context: CardContext, { meetingId, line, more, isBrought, problem }: CaseForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('case.summary'),
    [
      heading(t('case.title')),
      problemBox(context, problem),
      text(t('case.intro')),
      textInput({ id: 'line', label: t('field.case-line'), max: MEETING_LIMITS.caseLine, value: line, required: t('case.required'), oneLine: true }),
      textInput({ id: 'more', label: t('field.case-more'), max: MEETING_LIMITS.caseMore, value: more }),
      note(t('case.law')),
    ],
    [
      tap({ title: t('case.save'), verb: 'case.submit', data: { meetingId, isBrought }, primary: true }),
      isBrought ? tap({ title: t('case.withdraw'), verb: 'case.withdraw', data: { meetingId }, ignoresInputs: true }) : undefined,
      backToMeeting(context),
    ],
  );
}

/** Nothing of what was written: the chat keeps copies. */
export function caseReceipt({ language, t, links }: CardContext, meetingId: string, outcome: 'brought' | 'withdrawn' | 'too-late'): Card {
  return card(
    language,
    t('case.summary'),
    [heading(t('case.title')), text(t(`case.${outcome}`))],
    [
      ...(outcome === 'too-late' ? [] : [tap({ title: t(outcome === 'brought' ? 'case.edit' : 'case.again'), verb: 'case.open', data: { meetingId } }), tap({ title: t('meeting.title'), verb: 'meeting.open' })]),
      link(t('link.team'), links.team) ?? tap({ title: t('menu.help'), verb: 'help.open' }),
    ],
  );
}

export interface CommitmentForm {
  readonly meetingId: string;
  readonly text: string;
  readonly problem?: Problem;
}

/** *Till nästa gång*, by oneself. */
export function commitmentCard(context: CardContext, { meetingId, text: taken, problem }: CommitmentForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('commitment.summary'),
    [
      heading(t('commitment.title')),
      problemBox(context, problem),
      text(t('commitment.intro')),
      textInput({ id: 'text', label: t('field.commitment'), max: MEETING_LIMITS.commitment, value: taken, oneLine: true }),
      note(t('case.law')),
    ],
    [tap({ title: t('commitment.save'), verb: 'commitment.submit', data: { meetingId }, primary: true })],
  );
}

export function commitmentReceipt({ language, t, links }: CardContext, meetingId: string, outcome: 'saved' | 'taken-back'): Card {
  return card(
    language,
    t('commitment.summary'),
    [heading(t('commitment.title')), text(t(outcome === 'saved' ? 'commitment.saved' : 'case.withdrawn'))],
    [tap({ title: t('commitment.edit'), verb: 'commitment.open', data: { meetingId } }), link(t('link.team'), links.team)],
  );
}

export function noCommitmentCard({ language, t, links }: CardContext): Card {
  return card(
    language,
    t('commitment.summary'),
    [heading(t('commitment.title')), text(t('commitment.none'))],
    [link(t('link.team'), links.team) ?? tap({ title: t('menu.help'), verb: 'help.open' })],
  );
}

export interface LinesForm {
  readonly lines: readonly { readonly id: string; readonly title: string }[];
  /** Ids of those that may be shown. */
  readonly chosen: readonly string[];
  readonly problem?: Problem;
}

/** Which of one's own shared reflections the meeting may be shown; as they stand, so that taking one back is as easy. */
export function linesCard(context: CardContext, { lines, chosen, problem }: LinesForm): Card {
  const { language, t, links } = context;
  if (lines.length === 0) {
    return card(language, t('lines.summary'), [heading(t('meeting-preparation.choose')), text(t('lines.none'))], [tap({ title: t('menu.reflect'), verb: 'reflect.open' }), backToMeeting(context), link(t('link.thread'), links.thread)]);
  }
  return card(
    language,
    t('lines.summary'),
    [
      heading(t('meeting-preparation.choose')),
      problemBox(context, problem),
      text(t('lines.intro')),
      choiceInput({ id: 'lines', label: t('field.lines'), multiple: true, value: chosen.join(','), options: lines.map(({ id, title }) => ({ value: id, title })) }),
    ],
    [tap({ title: t('lines.save'), verb: 'meeting.choose-lines', data: { shown: lines.map(({ id }) => id) }, primary: true }), backToMeeting(context)],
  );
}

export function linesReceipt({ language, t, links }: CardContext, count: number): Card {
  return card(
    language,
    t('lines.summary'),
    [heading(t('meeting-preparation.choose')), text(count === 0 ? t('lines.saved.none') : t('lines.saved', { count }))],
    [tap({ title: t('case.title'), verb: 'case.open' }), tap({ title: t('meeting.title'), verb: 'meeting.open' }), link(t('link.team'), links.team)],
  );
}

/** These forms take the place of the card that told of the meeting. */
function backToMeeting({ t }: CardContext): Action {
  return tap({ title: t('choose.back'), verb: 'meeting.open', ignoresInputs: true });
}

function labelled(label: string, content: string): Element[] {
  return content === '' ? [] : [{ ...note(label), spacing: 'Medium' }, { ...said(content), spacing: 'None' }];
}
