import type { Language } from '../domain/language.ts';
import { LANGUAGES } from '../domain/language.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import type { LedgerWeek } from '../domain/calendar/ledger.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, choiceInput, dateInput, facts, heading, link, note, said, subheading, tap, text } from './elements.ts';
import { problemBox, type Problem } from './problem.ts';

export interface Status {
  readonly focus?: { readonly actionName: string; readonly areaName: string; readonly iteration: number; readonly version: number; readonly weeksTried: number };
  readonly nextStep: string;
  /** Who they reflect with, in a sentence. */
  readonly peers?: string;
  /** The last weeks that had an outcome, oldest first. */
  readonly weeks: readonly { readonly number: number; readonly outcome: LedgerWeek['outcome'] }[];
  readonly answeredThisWeek: boolean;
  readonly pausedUntil?: string;
  readonly paused: boolean;
}

export function statusCard({ language, t, links }: CardContext, status: Status): Card {
  const { focus, nextStep, weeks } = status;
  return card(
    language,
    t('status.summary'),
    [
      heading(t('status.title')),
      focus ? subheading(focus.actionName) : text(t('status.no-focus')),
      focus ? note(t('status.focus', { area: focus.areaName, iteration: focus.iteration, version: focus.version })) : undefined,
      focus && focus.weeksTried > 0 ? text(t('status.weeks-tried', { count: focus.weeksTried })) : undefined,
      status.paused ? text(status.pausedUntil ? t('status.paused-until', { date: status.pausedUntil }) : t('status.paused')) : undefined,
      status.peers ? text(status.peers) : undefined,
      ...(nextStep === '' ? [] : [subheading(t('field.next-step')), said(nextStep)]),
      ...(weeks.length === 0
        ? []
        : [subheading(t('status.weeks')), facts(weeks.map(({ number, outcome }) => [t('status.week', { week: number }), t(`outcome.${outcome}`)]))]),
    ],
    [
      focus && !status.answeredThisWeek ? tap({ title: t('menu.reflect'), verb: 'reflect.open', primary: true }) : undefined,
      focus ? tap({ title: t('menu.change'), verb: 'change.open' }) : tap({ title: t('menu.choose'), verb: 'choose.open', primary: true }),
      status.paused ? tap({ title: t('pause.end'), verb: 'pause.end' }) : undefined,
      link(t('link.thread'), links.thread),
    ],
  );
}

export interface SettingsForm {
  readonly language: string;
  readonly zone: string;
  readonly zones: readonly { readonly value: string; readonly title: string }[];
  readonly visibility: string;
  readonly analysts: string;
  readonly peers: string;
  /** Somebody who is asked nothing has nothing to pause and shares nothing. */
  readonly participant: boolean;
  readonly problem?: Problem;
}

/** Each language by its own name: whoever needs another one may not read this one. */
const OWN_NAMES: Readonly<Record<Language, string>> = { sv: 'Svenska', en: 'English', nb: 'Norsk bokmål' };

export function settingsCard(context: CardContext, form: SettingsForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('settings.title'),
    [
      heading(t('settings.title')),
      problemBox(context, form.problem),
      choiceInput({ id: 'language', label: t('field.language'), style: 'compact', value: form.language, options: LANGUAGES.map((value) => ({ value, title: OWN_NAMES[value] })) }),
      choiceInput({ id: 'zone', label: t('field.zone'), style: 'compact', value: form.zone, options: form.zones }),
      ...(form.participant ? sharingInputs(context, form) : []),
    ],
    [
      tap({ title: t('settings.save'), verb: 'settings.save', data: { participant: form.participant }, primary: true }),
      form.participant ? tap({ title: t('nudge-settings.title'), verb: 'nudge.settings', ignoresInputs: true }) : undefined,
      form.participant ? tap({ title: t('menu.pause'), verb: 'pause.open', ignoresInputs: true }) : undefined,
    ],
  );
}

function sharingInputs({ t }: CardContext, { visibility, analysts, peers }: SettingsForm): readonly Element[] {
  return [
    choiceInput({ id: 'visibility', label: t('field.default-visibility'), value: visibility, options: VISIBILITIES.map((value) => ({ value, title: t(`visibility.${value}`) })) }),
    choiceInput({ id: 'analysts', label: t('field.analysts'), value: analysts === 'not-asked' ? '' : analysts, options: (['yes', 'no'] as const).map((value) => ({ value, title: t(`analysts.${value}`) })) }),
    note(t('settings.analysts.hint')),
    choiceInput({ id: 'peers', label: t('field.peers'), value: peers, options: (['yes', 'no'] as const).map((value) => ({ value, title: t(`peers.${value}`) })) }),
    note(t('settings.peers.hint')),
  ];
}

export function settingsReceipt({ language, t }: CardContext): Card {
  return card(language, t('settings.saved'), [heading(t('settings.title')), text(t('settings.saved'))], [tap({ title: t('settings.open-again'), verb: 'settings.open' })]);
}

export interface PauseForm {
  /** Local dates. */
  readonly earliest: string;
  readonly latest: string;
  readonly until: string;
  readonly paused: boolean;
  readonly problem?: Problem;
}

export function pauseCard(context: CardContext, { earliest, latest, until, paused, problem }: PauseForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('pause.title'),
    [
      heading(t('pause.title')),
      problemBox(context, problem),
      text(t('pause.intro')),
      dateInput({ id: 'until', label: t('field.until'), earliest, latest, value: until, outside: t('fault.bad-date', { field: t('field.until') }) }),
      note(t('pause.hint')),
    ],
    [
      tap({ title: t('pause.submit'), verb: 'pause.submit', data: { earliest, latest, paused }, primary: true }),
      paused ? tap({ title: t('pause.end'), verb: 'pause.end', ignoresInputs: true }) : undefined,
    ],
  );
}

export function pauseReceipt({ language, t }: CardContext, until: string | undefined): Card {
  return card(
    language,
    t('pause.title'),
    [heading(t('pause.title')), text(until ? t('pause.receipt.until', { date: until }) : t('pause.receipt.open')), text(t('pause.receipt.place'))],
    [tap({ title: t('pause.end'), verb: 'pause.end' })],
  );
}

export function pauseEndedCard({ language, t }: CardContext): Card {
  return card(language, t('pause.ended.title'), [heading(t('pause.ended.title')), text(t('pause.ended'))], [tap({ title: t('menu.reflect'), verb: 'reflect.open', primary: true })]);
}

export interface OwnData {
  readonly reflections: number;
  readonly trials: number;
}

export function ownDataCard({ language, t, links }: CardContext, { reflections, trials }: OwnData): Card {
  return card(
    language,
    t('data.title'),
    [
      heading(t('data.title')),
      text(t('data.what', { reflections: t('data.reflections', { count: reflections }), trials: t('data.trials', { count: trials }) })),
      text(t('data.chat')),
      text(t('data.erase')),
    ],
    [link(t('data.export'), links.export) ?? tap({ title: t('menu.help'), verb: 'help.open' })],
  );
}
