import { STOPPABLE_KINDS, type StoppableKind } from '../domain/nudges/kind.ts';
import type { Card } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, choiceInput, heading, note, tap, text } from './elements.ts';
import { scheduleInputs } from './nudge-controls.ts';
import { problemBox, type Problem } from './problem.ts';

/** A calendar of breaks, by the name that people know it under. */
export interface CalendarOption {
  readonly id: string;
  readonly name: string;
}

export interface NudgeSettingsForm {
  readonly weekday: string;
  readonly time: string;
  /** Those that are sent. */
  readonly kinds: readonly string[];
  readonly inBreaks: string;
  readonly calendar: string;
  /** Empty where there is nothing to choose between. */
  readonly calendars: readonly CalendarOption[];
  readonly problem?: Problem;
}

export const IN_BREAKS = ['quiet', 'at-work'] as const;
/** The breaks of the person's country, where no calendar is chosen. */
export const COUNTRY_CALENDAR = 'country';

/** What comes every week first, what is rare last. */
const BY_FREQUENCY: readonly StoppableKind[] = ['weekly-card', 'reminder', 'step-day', 'peer-waiting', 'new-peer', 'meeting-preparation', 'meeting-prompt', 'handed-over', 'analysis'];

/** *När jag hör av mig*. */
export function nudgeSettingsCard(context: CardContext, form: NudgeSettingsForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('nudge-settings.title'),
    [
      heading(t('nudge-settings.title')),
      problemBox(context, form.problem),
      text(t('nudge-settings.hours')),
      ...scheduleInputs(context, form),
      choiceInput({ id: 'kinds', label: t('field.kinds'), multiple: true, value: form.kinds.join(','), options: kindOptions(context) }),
      choiceInput({ id: 'inBreaks', label: t('field.in-breaks'), value: form.inBreaks, options: IN_BREAKS.map((value) => ({ value, title: t(`breaks.${value}`) })) }),
      form.calendars.length === 0
        ? undefined
        : choiceInput({
            id: 'calendar', label: t('field.calendar'), style: 'compact', value: form.calendar,
            options: [{ value: COUNTRY_CALENDAR, title: t('breaks.country') }, ...form.calendars.map(({ id, name }) => ({ value: id, title: name }))],
          }),
    ],
    [
      tap({ title: t('settings.save'), verb: 'nudge.settings.save', primary: true }),
      tap({ title: t('menu.pause'), verb: 'pause.open', ignoresInputs: true }),
      tap({ title: t('nudge.stop-all'), verb: 'nudge.stop-all', ignoresInputs: true }),
    ],
  );
}

function kindOptions({ t }: CardContext): { value: StoppableKind; title: string }[] {
  return [...STOPPABLE_KINDS].sort((a, b) => BY_FREQUENCY.indexOf(a) - BY_FREQUENCY.indexOf(b)).map((value) => ({ value, title: t(`nudge.kind.${value}`) }));
}

/** To somebody who wants nothing sent: there is nothing to set before that is taken back. */
export function nothingSentCard({ language, t }: CardContext): Card {
  return card(
    language,
    t('nudge-settings.title'),
    [heading(t('nudge-settings.title')), text(t('nudge-settings.stopped'))],
    [tap({ title: t('nudge.start'), verb: 'nudge.start', data: { kind: 'all' }, primary: true })],
  );
}

export function nudgeSettingsReceipt({ language, t }: CardContext, question: { readonly weekdays: string; readonly time: string } | undefined): Card {
  return card(
    language,
    t('settings.saved'),
    [
      heading(t('nudge-settings.title')),
      text(t('settings.saved')),
      question ? text(t('nudge.scheduled', { weekdays: question.weekdays, time: question.time })) : note(t('nudge-settings.no-question')),
    ],
    [tap({ title: t('settings.open-again'), verb: 'nudge.settings' })],
  );
}
