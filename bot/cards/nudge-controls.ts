import { parseIsoWeek, type IsoWeek } from '../domain/calendar/iso-week.ts';
import type { StoppableKind } from '../domain/nudges/kind.ts';
import type { Weekday } from '../domain/nudges/nudging.ts';
import type { SnoozeChoice } from '../domain/nudges/snoozing.ts';
import { WEEKDAYS, WEEKLY_TIMES } from '../domain/nudges/weekly-hours.ts';
import { subjectOf, type WishKey } from '../domain/nudges/wish.ts';
import type { Action, Card, ChoiceInput, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, buttons, card, choiceInput, closedBox, dateInput, heading, link, note, present, tap, toggle } from './elements.ts';
import { problemBox, type Problem } from './problem.ts';

/** What a nudge is, to be put off or stopped. */
export interface CarriedNudge {
  readonly kind: StoppableKind;
  /** Of itself and of what it brought along. */
  readonly keys: readonly WishKey[];
}

export interface NudgeControls extends CarriedNudge {
  readonly snoozes: readonly SnoozeChoice[];
  /** Of the weekly card. */
  readonly weekday: Weekday;
  readonly time: string;
}

/** What every nudge ends with: why it came and, behind one button, how to have it otherwise. */
export function nudgeControls(context: CardContext, controls: NudgeControls): readonly Element[] {
  const { t } = context;
  const { kind, weekday, time } = controls;
  const values = { weekday: String(weekday), time, pauseUntil: '' };
  return [
    { ...note(t(`nudge.why.${kind}`, { weekdays: t(`weekdays.${weekday}`) })), spacing: 'Medium' },
    buttons(toggle(t('nudge.later'), 'later')),
    closedBox('later', ways(context, { ...controls, values })),
  ];
}

export interface LaterForm extends CarriedNudge {
  readonly snoozes: readonly SnoozeChoice[];
  /** As typed. */
  readonly values: { readonly weekday: string; readonly time: string; readonly pauseUntil: string };
  readonly problem?: Problem;
}

/** The same by itself, when what was asked for could not be done. */
export function laterCard(context: CardContext, form: LaterForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('nudge.summary'),
    [heading(t('nudge.later')), problemBox(context, form.problem), box('emphasis', ways(context, form))],
    [insteadOfWaiting(context, form)],
  );
}

/**
 * The inputs have no bounds for the client to check, and none is required: they stand on the weekly form too, which must
 * never be held up by a box that is closed.
 */
function ways(context: CardContext, { kind, keys, snoozes, values }: LaterForm): readonly (Element | undefined)[] {
  const { t } = context;
  const data = { kind, keys };
  const snoozing = snoozes.map((later) => tap({ title: t(isQuestion(kind) ? `nudge.ask.${later}` : `nudge.remind.${later}`), verb: 'nudge.snooze', data: { ...data, later }, ignoresInputs: true }));
  return [
    snoozing.length > 0 ? buttons(...snoozing) : undefined,
    dateInput({ id: 'pauseUntil', label: t('field.until'), value: values.pauseUntil }),
    buttons(tap({ title: t('nudge.pause'), verb: 'nudge.pause', data })),
    ...(isQuestion(kind)
      ? [...scheduleInputs(context, values), buttons(tap({ title: t('nudge.schedule'), verb: 'nudge.schedule', data }))]
      : [buttons(tap({ title: t('nudge-settings.title'), verb: 'nudge.settings', ignoresInputs: true }))]),
    buttons(
      tap({ title: t(`nudge.stop.${kind}`), verb: 'nudge.stop-kind', data, ignoresInputs: true }),
      tap({ title: t('nudge.stop-all'), verb: 'nudge.stop-all', data, ignoresInputs: true }),
    ),
  ];
}

/** Day and time of the weekly card. */
export function scheduleInputs({ t }: CardContext, { weekday, time }: { readonly weekday: string; readonly time: string }): readonly ChoiceInput[] {
  return [
    choiceInput({ id: 'weekday', label: t('field.weekday'), style: 'compact', value: weekday, options: WEEKDAYS.map((value) => ({ value: String(value), title: t(`weekday.${value}`) })) }),
    choiceInput({ id: 'time', label: t('field.time'), style: 'compact', value: time, options: WEEKLY_TIMES.map((value) => ({ value, title: value })) }),
  ];
}

/** What the nudge was about can be done all the same. */
export function insteadOfWaiting({ t, links }: CardContext, { kind, keys }: CarriedNudge): Action | undefined {
  switch (kind) {
    case 'weekly-card':
    case 'reminder':
      return tap({ title: t('nudge.answer-anyway'), verb: 'reflect.open', data: { week: weekIn(keys) }, ignoresInputs: true });
    case 'step-day':
      return tap({ title: t('menu.reflect'), verb: 'reflect.open', ignoresInputs: true });
    case 'peer-waiting':
    case 'new-peer':
    case 'analysis':
      return link(t('link.thread'), links.thread);
    case 'meeting-preparation':
    case 'meeting-prompt':
    case 'handed-over':
      return link(t('link.team'), links.team);
  }
}

function isQuestion(kind: StoppableKind): boolean {
  return kind === 'weekly-card' || kind === 'reminder';
}

/** The week that was asked about. */
function weekIn(keys: readonly WishKey[]): IsoWeek | undefined {
  return present(keys.map((key) => parseIsoWeek(subjectOf(key))))[0];
}
