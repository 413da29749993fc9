import { LENGTHS, QUESTION_KINDS } from '../domain/broadcast/content.ts';
import type { Progress } from '../domain/broadcast/progress.ts';
import { WEEKLY_TIMES } from '../domain/nudges/weekly-hours.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, card, choiceInput, dateInput, facts, heading, note, saidAsTitle, tap, text, textInput } from './elements.ts';
import type { MeetingTime } from './nudge-cards.ts';
import { problemBox, type Problem } from './problem.ts';

export const SEND_QUESTIONS = ['none', ...QUESTION_KINDS] as const;

/** A facilitator's broadcast to a team, written in chat. */
export interface SendForm {
  readonly teams: readonly { readonly value: string; readonly title: string }[];
  /** The draft that it was saved as; '' before it has been. */
  readonly draft: { readonly cohortId: string; readonly id: string; readonly rev: number };
  readonly values: SendValues;
  readonly problem?: Problem;
}

/** As typed. */
export interface SendValues {
  readonly team: string;
  readonly title: string;
  readonly text: string;
  readonly question: string;
  readonly label: string;
  /** A line each. */
  readonly options: string;
  /** Local dates, and a time of the day. */
  readonly deadline: string;
  readonly day: string;
  readonly time: string;
}

export const MOST_OPTIONS_TEXT = 800;

export function sendCard(context: CardContext, { teams, draft, values, problem }: SendForm): Card {
  const { language, t } = context;
  const { cohortId, id, rev } = draft;
  return card(
    language,
    t('send.summary'),
    [
      heading(t('send.title')),
      problemBox(context, problem),
      text(t('send.intro')),
      choiceInput({ id: 'team', label: t('field.broadcast.audience'), style: 'compact', value: values.team, options: teams }),
      textInput({ id: 'title', label: t('field.broadcast.title'), max: LENGTHS.title, value: values.title, oneLine: true }),
      textInput({ id: 'text', label: t('field.broadcast.text'), max: LENGTHS.text, value: values.text }),
      note(t('send.formatting')),
      choiceInput({
        id: 'question', label: t('field.broadcast.question'), style: 'compact', value: values.question || 'none',
        options: SEND_QUESTIONS.map((value) => ({ value, title: t(`send.question.${value}`) })),
      }),
      textInput({ id: 'label', label: t('field.broadcast.label'), max: LENGTHS.label, value: values.label, oneLine: true }),
      textInput({ id: 'options', label: t('field.broadcast.options'), max: MOST_OPTIONS_TEXT, value: values.options }),
      note(t('send.options.hint')),
      dateInput({ id: 'deadline', label: t('field.broadcast.deadline'), value: values.deadline }),
      note(t('send.deadline.hint')),
      dateInput({ id: 'day', label: t('send.day'), value: values.day }),
      choiceInput({ id: 'time', label: t('send.time'), style: 'compact', value: values.time || '08:00', options: WEEKLY_TIMES.map((value) => ({ value, title: value })) }),
    ],
    [tap({ title: t('send.preview'), verb: 'send.preview', data: { cohortId, id, rev, teams }, primary: true })],
  );
}

/** When it goes. */
export type Arrival = { readonly kind: 'now' } | ({ readonly kind: 'later' | 'at' } & MeetingTime);

export interface SendPreview {
  readonly draft: SendForm['draft'];
  readonly team: string;
  /** The body of the card as receivers get it, without its buttons. */
  readonly body: readonly Element[];
  readonly count: { readonly people: number; readonly channels: number };
  readonly notMet: number;
  readonly arrival: Arrival;
  /** Why it is shown once more. */
  readonly again?: 'count-changed' | 'changed';
}

export function sendPreviewCard({ language, t }: CardContext, { draft: { cohortId, id, rev }, team, body, count, notMet, arrival, again }: SendPreview): Card {
  return card(
    language,
    t('send.summary'),
    [
      heading(t('send.preview.title')),
      again ? box('warning', [text(t(`send.again.${again}`))]) : undefined,
      text(t('send.preview.team', { team })),
      box('emphasis', body),
      text(t('send.count', { count: count.people })),
      notMet > 0 ? text(t('send.not-met', { count: notMet })) : undefined,
      text(arrival.kind === 'now' ? t('send.arrives.now') : t(`send.arrives.${arrival.kind}`, { day: arrival.day, time: arrival.time })),
    ],
    [
      tap({ title: t('send.confirm', { count: count.people }), verb: 'send.confirm', data: { cohortId, id, rev, people: count.people, channels: count.channels }, ignoresInputs: true, primary: true }),
      tap({ title: t('send.change'), verb: 'send.edit', data: { cohortId, id }, ignoresInputs: true }),
      tap({ title: t('send.discard'), verb: 'send.discard', data: { cohortId, id }, ignoresInputs: true }),
    ],
  );
}

export interface SendReceipt {
  readonly cohortId: string;
  readonly id: string;
  /** The facilitator's own. */
  readonly title: string;
  readonly state: 'scheduled' | 'under-way' | 'done' | 'cancelled';
  readonly progress: Progress;
  readonly answered?: number;
  readonly mayCancel: boolean;
}

const COUNTED = ['planned', 'sending', 'sent', 'uncertain', 'poisoned', 'expired', 'cancelled'] as const;

export function sendReceipt({ language, t }: CardContext, { cohortId, id, title, state, progress, answered, mayCancel }: SendReceipt): Card {
  const all = progress.receivers;
  const unreachable = Object.values(progress.unreachable).reduce((sum, count) => sum + count, 0);
  const counts = [
    ...COUNTED.map((each) => [each, progress[each]] as const),
    ['unreachable' as const, unreachable] as const,
    ...(answered === undefined ? [] : [['answered' as const, answered] as const]),
  ];
  const data = { cohortId, id };
  return card(
    language,
    t('send.summary'),
    [
      heading(t(state === 'scheduled' ? 'send.confirmed.scheduled' : 'send.confirmed.title')),
      saidAsTitle(title),
      state === 'cancelled' ? text(t('send.cancelled')) : undefined,
      facts(counts.filter(([each, count]) => count > 0 || each === 'sent' || each === 'answered').map(([each, count]) => [t(`send.progress.${each}`), t('send.progress.of', { count, all })])),
    ],
    [
      tap({ title: t('send.progress'), verb: 'send.progress', data }),
      mayCancel ? tap({ title: t('send.cancel'), verb: 'send.cancel', data }) : undefined,
    ],
  );
}

export function sendDiscardedCard({ language, t }: CardContext): Card {
  return card(language, t('send.summary'), [heading(t('send.discarded.title')), text(t('send.discarded'))], [tap({ title: t('send.title'), verb: 'send.open' })]);
}

export function notLeadingCard({ language, t }: CardContext): Card {
  return card(language, t('send.summary'), [heading(t('send.not-leading.title')), text(t('send.not-leading'))], [tap({ title: t('menu.help'), verb: 'help.open' })]);
}
