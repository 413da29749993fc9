import type { StoppableKind } from '../domain/nudges/kind.ts';
import type { NudgeSettings } from '../domain/nudges/nudging.ts';
import type { Card } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, heading, tap, text } from './elements.ts';
import { insteadOfWaiting, type CarriedNudge } from './nudge-controls.ts';

/** `day`: when something comes again, in words; undefined when nothing is to come. */
export function snoozedReceipt(context: CardContext, nudge: CarriedNudge, day: string | undefined): Card {
  const { language, t } = context;
  const { kind, keys } = nudge;
  return card(
    language,
    t('nudge.summary'),
    [heading(t('nudge.snoozed.title')), text(day ? t('nudge.snoozed', { day }) : t('nudge.snoozed.nothing'))],
    [insteadOfWaiting(context, nudge), tap({ title: t('nudge.unsnooze'), verb: 'nudge.unsnooze', data: { kind, keys } })],
  );
}

export function unsnoozedReceipt(context: CardContext, nudge: CarriedNudge): Card {
  const { language, t } = context;
  return card(
    language,
    t('nudge.summary'),
    [heading(t('nudge.unsnoozed.title')), text(t('nudge.unsnoozed'))],
    [insteadOfWaiting(context, nudge), settingsButton(context)],
  );
}

export interface Scheduled extends Pick<NudgeSettings, 'weekday' | 'time'> {
  /** The day before which no question comes, in words; absent when it may come at any moment. */
  readonly next?: string;
}

export function scheduledReceipt(context: CardContext, nudge: CarriedNudge, { weekday, time, next }: Scheduled): Card {
  const { language, t } = context;
  return card(
    language,
    t('nudge.summary'),
    [
      heading(t('nudge.scheduled.title')),
      text(t('nudge.scheduled', { weekdays: t(`weekdays.${weekday}`), time })),
      next ? text(t('nudge.scheduled.next', { day: next })) : undefined,
    ],
    [insteadOfWaiting(context, nudge), settingsButton(context)],
  );
}

export function stoppedReceipt({ language, t }: CardContext, what: StoppableKind | 'all'): Card {
  return card(
    language,
    t('nudge.summary'),
    [heading(t('nudge.stopped.title')), text(t(`nudge.stopped.${what}`))],
    [tap({ title: t('nudge.start'), verb: 'nudge.start', data: { kind: what } })],
  );
}

export function startedReceipt(context: CardContext): Card {
  const { language, t } = context;
  return card(language, t('nudge.summary'), [heading(t('nudge.started.title')), text(t('nudge.started'))], [settingsButton(context)]);
}

/** Both how to undo it and how to have it in yet another way. */
function settingsButton({ t }: CardContext) {
  return tap({ title: t('nudge-settings.title'), verb: 'nudge.settings' });
}
