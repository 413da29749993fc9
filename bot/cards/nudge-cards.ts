import type { Action, Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, buttons, card, heading, link, present, said, tap, text } from './elements.ts';
import { nudgeControls, type NudgeControls } from './nudge-controls.ts';

/** What every small nudge has beside its own. */
export interface NudgeParts {
  readonly controls: NudgeControls;
  /** Of nudges that came along. */
  readonly lines: readonly Element[];
}

/** The own next step, as the person wrote it. */
export interface StepDay {
  readonly step: string;
}

export function stepDayCard(context: CardContext, { step }: StepDay, parts: NudgeParts): Card {
  const { t } = context;
  return nudgeCard(context, t('step-day.title'), [text(t('step-day.today')), said(step)], parts, [
    tap({ title: t('step-day.reflect'), verb: 'reflect.open', primary: true, ignoresInputs: true }),
  ]);
}

/** Asks nothing: beside a question it only recalls. */
export function stepDayLine({ t }: CardContext, { step }: StepDay): readonly Element[] {
  return [text(t('step-day.today')), said(step)];
}

export interface PeersWaiting {
  readonly count: number;
}

export function peerWaitingCard(context: CardContext, { count }: PeersWaiting, parts: NudgeParts): Card {
  const { t } = context;
  return nudgeCard(context, t('peer-waiting.title'), [text(t('peer-waiting.shared', { count })), text(t('peer-waiting.enough'))], parts, [toPeers(context)]);
}

export function peerWaitingLine(context: CardContext, { count }: PeersWaiting): readonly Element[] {
  return line(context.t('peer-waiting.shared', { count }), toPeers(context));
}

/** What somebody leads now, and who handed it over; `from` is '' for a protected identity, `teams` for a whole cohort. */
export interface NewToLead {
  readonly from: string;
  readonly cohort: string;
  readonly teams: string;
}

export function handedOverCard(context: CardContext, news: NewToLead, parts: NudgeParts): Card {
  const { t, links } = context;
  return nudgeCard(context, t('handed-over.title'), [said(handedOverSentence(context, news)), text(t('handed-over.how'))], parts, [link(t('link.team'), links.team)]);
}

export function handedOverLine(context: CardContext, news: NewToLead): readonly Element[] {
  return [said(handedOverSentence(context, news))];
}

export interface AnalysisInvitation {
  readonly actionName: string;
  readonly weeks: number;
}

export function analysisCard(context: CardContext, invitation: AnalysisInvitation, parts: NudgeParts): Card {
  const { t } = context;
  return nudgeCard(context, t('analysis.title'), [text(analysisSentence(context, invitation)), text(t('analysis.how'))], parts, [toWeeks(context)]);
}

export function analysisLine(context: CardContext, invitation: AnalysisInvitation): readonly Element[] {
  return line(analysisSentence(context, invitation), toWeeks(context));
}

/** In words, where the person lives. */
export interface MeetingTime {
  readonly day: string;
  readonly time: string;
}

/** A small nudge: what it says itself, what came along, and how to have it otherwise. */
export function nudgeCard(context: CardContext, title: string, own: readonly Element[], { controls, lines }: NudgeParts, actions: readonly (Action | undefined)[]): Card {
  const ways = present(actions);
  return card(context.language, context.t('nudge.summary'), [
    heading(title),
    ...own,
    ways.length > 0 ? buttons(...ways) : undefined,
    alongside(lines),
    ...nudgeControls(context, controls),
  ]);
}

/** Lines of other nudges, kept apart from what the card itself says. */
export function alongside(lines: readonly Element[]): Element | undefined {
  return lines.length > 0 ? box('emphasis', lines) : undefined;
}

/** What a nudge says on another's card. */
export function line(sentence: string, action: Action | undefined): readonly Element[] {
  return present([text(sentence), action && buttons(action)]);
}

function handedOverSentence({ t }: CardContext, { from, cohort, teams }: NewToLead): string {
  const what = teams === '' ? t('handed-over.cohort', { cohort }) : t('handed-over.teams', { cohort, teams });
  return from === '' ? what : `${t('handed-over.from', { name: from })} ${what}`;
}

function analysisSentence({ t }: CardContext, { actionName, weeks }: AnalysisInvitation): string {
  return t('analysis.tried', { action: actionName, count: weeks });
}

function toPeers({ t, links }: CardContext): Action | undefined {
  return link(t('peer-waiting.read'), links.thread);
}

function toWeeks({ t, links }: CardContext): Action | undefined {
  return link(t('analysis.look'), links.thread);
}
