import { LENGTHS, SCALE, type BroadcastQuestion, type Readers } from '../domain/broadcast/content.ts';
import { plainWords } from '../domain/broadcast/formatted-text.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, buttons, card, choiceInput, heading, link, note, present, said, saidAsTitle, tap, text, textInput } from './elements.ts';
import { formatted } from './formatted.ts';
import { alongside, type MeetingTime, type NudgeParts } from './nudge-cards.ts';
import { nudgeControls } from './nudge-controls.ts';
import { problemBox, type Problem } from './problem.ts';
import { fitting, MOST_CARD_BYTES, roomOf, sizeOf } from './room.ts';

/** A facilitator's broadcast as its receivers get it; '' for what is not there, or is not known. */
export interface BroadcastShown {
  readonly title: string;
  readonly text: string;
  readonly meeting?: MeetingTime;
  readonly isReminder: boolean;
  readonly asks?: BroadcastForm;
  readonly problem?: Problem;
}

export interface BroadcastForm {
  readonly campaignId: string;
  /** Of the answer that is there; 0 for none. */
  readonly baseRev: number;
  readonly question: BroadcastQuestion;
  /** Absent where only the form comes back. */
  readonly told?: { readonly readers: Readers; readonly deadline: MeetingTime };
  /** As typed or stored: words, places of options with commas between, or a number. */
  readonly value: string;
  /** What another device stored meanwhile, in words. */
  readonly stored?: string;
}

/** One form, all of it on the card. With `parts` it comes of our own accord, and can be put off. */
export function broadcastCard(context: CardContext, shown: BroadcastShown, parts?: NudgeParts): Card {
  const whole = drawn(context, shown, formatted(shown.text), parts);
  if (sizeOf(whole) <= MOST_CARD_BYTES) return whole;
  // Marks take more room than words; a text of nothing but marks keeps the words.
  const words = plainWords(shown.text);
  const room = MOST_CARD_BYTES - sizeOf(drawn(context, shown, [said('-')], parts));
  return drawn(context, shown, [said(roomOf(words) <= room ? words : fitting(words, Math.max(1, room)))], parts);
}

function drawn(context: CardContext, shown: BroadcastShown, body: readonly Element[], parts: NudgeParts | undefined): Card {
  const { language, t, links } = context;
  const { asks, meeting } = shown;
  const submit = asks && tap({ title: t('broadcast.submit'), verb: 'broadcast.submit', data: { campaignId: asks.campaignId, baseRev: asks.baseRev, question: asks.question }, primary: true });
  const toTeam = link(t('link.team'), links.team);
  const inside = present([parts ? submit ?? toTeam : undefined]);
  return card(
    language,
    t('nudge.summary'),
    [
      heading(t('meeting-prompt.title')),
      problemBox(context, shown.problem),
      shown.isReminder ? text(t('broadcast.reminder')) : undefined,
      shown.title === '' ? undefined : saidAsTitle(shown.title),
      ...body,
      meeting && note(t('meeting-prompt.when', { day: meeting.day, time: meeting.time })),
      ...(asks ? questionElements(context, asks) : []),
      inside.length > 0 ? buttons(...inside) : undefined,
      ...(parts ? [alongside(parts.lines), ...nudgeControls(context, parts.controls)] : []),
    ],
    // A form always has one of these; a message without a question leads to the team.
    parts ? [] : [submit ?? toTeam ?? tap({ title: t('menu.help'), verb: 'help.open' })],
  );
}

function questionElements(context: CardContext, asks: BroadcastForm): readonly (Element | undefined)[] {
  const { t } = context;
  const { question, stored, told } = asks;
  return [
    stored === undefined ? undefined : box('warning', [text(t('broadcast.elsewhere')), said(fitting(stored, LENGTHS.answer))]),
    input(context, asks),
    told && note(t(`broadcast.readers.${told.readers}`)),
    question.kind === 'text' ? note(t('broadcast.law')) : undefined,
    told && note(t('broadcast.until', { day: told.deadline.day, time: told.deadline.time })),
  ];
}

/** None is required: a client checks that for every button, also for those by which it is put off. */
function input({ t }: CardContext, { question, value }: BroadcastForm): Element {
  switch (question.kind) {
    case 'text':
      return textInput({ id: 'answer', label: question.label, max: LENGTHS.answer, value });
    case 'one':
    case 'several':
      return choiceInput({
        id: 'answer',
        label: question.label,
        value,
        options: question.options.map((title, place) => ({ value: String(place), title })),
        ...(question.kind === 'several' ? { multiple: true } : {}),
      });
    case 'scale':
      return choiceInput({ id: 'answer', label: question.label, value, options: scaleOf(question).map((title, index) => ({ value: String(index + 1), title })) });
  }

  function scaleOf({ low, high }: Extract<BroadcastQuestion, { kind: 'scale' }>): readonly string[] {
    const ends = new Map([[1, low], [SCALE, high]]);
    return Array.from({ length: SCALE }, (_, index) => {
      const words = ends.get(index + 1) ?? '';
      return words === '' ? String(index + 1) : t('broadcast.scale-end', { value: index + 1, words });
    });
  }
}

/** A form that comes back with nothing but what its own data says. */
export function broadcastFormAgain(context: CardContext, asks: BroadcastForm, problem: Problem): Card {
  return broadcastCard(context, { title: '', text: '', isReminder: false, asks, problem });
}

export const BROADCAST_OUTCOMES = ['stored', 'edited', 'repeated', 'tried'] as const;

export interface BroadcastReceipt {
  /** Absent for a test, whose answers are not kept. */
  readonly campaignId?: string;
  /** The facilitator's; '' where it is not known. */
  readonly title: string;
  readonly outcome: (typeof BROADCAST_OUTCOMES)[number];
  readonly told?: { readonly readers: Readers; readonly deadline: MeetingTime };
}

/** Takes the form's place in the chat; holds nothing of what was answered, because the chat keeps copies. */
export function broadcastReceipt({ language, t }: CardContext, { campaignId, title, outcome, told }: BroadcastReceipt): Card {
  return card(
    language,
    t('nudge.summary'),
    [
      heading(t('broadcast.receipt.title')),
      title === '' ? undefined : saidAsTitle(title),
      text(t(`broadcast.receipt.${outcome}`)),
      told && text(t(`broadcast.readers.${told.readers}`)),
      told && note(t('broadcast.change-until', { day: told.deadline.day, time: told.deadline.time })),
    ],
    [campaignId === undefined ? tap({ title: t('menu.help'), verb: 'help.open' }) : tap({ title: t('broadcast.edit'), verb: 'broadcast.open', data: { campaignId }, ignoresInputs: true })],
  );
}

/** The time to answer is out. */
export function broadcastClosedCard({ language, t, links }: CardContext, { title, answered }: { readonly title: string; readonly answered: boolean }): Card {
  return card(
    language,
    t('nudge.summary'),
    [heading(t('broadcast.closed.title')), title === '' ? undefined : saidAsTitle(title), text(t(answered ? 'broadcast.closed.answered' : 'broadcast.closed'))],
    [link(t('link.team'), links.team) ?? tap({ title: t('menu.help'), verb: 'help.open' })],
  );
}

export interface ChannelPost {
  readonly title: string;
  readonly text: string;
  readonly meeting?: MeetingTime;
  readonly asks: boolean;
}

/** The same in a team's channel, where others read: no form, because whoever taps there is not known for certain. */
export function channelPostCard(context: CardContext, post: ChannelPost): Card {
  const whole = drawnPost(context, post, formatted(post.text));
  return sizeOf(whole) <= MOST_CARD_BYTES ? whole : drawnPost(context, post, [said(plainWords(post.text))]);
}

function drawnPost({ language, t, links }: CardContext, { title, meeting, asks }: ChannelPost, body: readonly Element[]): Card {
  return card(
    language,
    t('broadcast.channel.summary'),
    [
      heading(t('broadcast.channel.title')),
      saidAsTitle(title),
      ...body,
      meeting && note(t('meeting-prompt.when', { day: meeting.day, time: meeting.time })),
      asks ? text(t('broadcast.channel.asks')) : undefined,
      note(t('broadcast.channel.why')),
    ],
    [link(t('link.team'), links.team)],
  );
}
