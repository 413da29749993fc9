import type { Weekday } from '../domain/nudges/nudging.ts';
import type { Card } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, heading, link, note, tap, text, textInput } from './elements.ts';
import { problemBox, type Problem } from './problem.ts';

export type Welcome =
  | { readonly kind: 'participant'; readonly name: string; readonly cohort: string; readonly team: string; readonly next: NextUp; readonly weekday: Weekday }
  | { readonly kind: 'facilitator'; readonly name: string; readonly cohort: string }
  | { readonly kind: 'head'; readonly name: string; readonly organisation: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly registered: boolean }
  /** Another has come for the place that their address leads to. Nothing is told of whose it is. */
  | { readonly kind: 'taken'; readonly name: string };

/** What comes next for somebody who takes part. */
export type NextUp = 'choose' | 'continue-choosing' | 'reflect' | 'answered' | 'paused' | 'unasked';

/** A display name is no Markdown, whatever characters somebody has put in it. */
const MARKUP = /[*_`~#<>[\]()|\\]/g;

/** Three lines and one button. */
export function welcomeCard({ language, t, links }: CardContext, welcome: Welcome): Card {
  const hello = heading(t('welcome.hello', { name: welcome.name.replace(MARKUP, '') }));
  switch (welcome.kind) {
    case 'participant':
      return card(
        language,
        t('welcome.summary'),
        [hello, text(t('welcome.participant', { cohort: welcome.cohort, team: welcome.team })), text(t(`welcome.next.${welcome.next}`, { weekdays: t(`weekdays.${welcome.weekday}`) }))],
        [tap({ title: t(`welcome.button.${welcome.next}`), verb: welcome.next === 'choose' || welcome.next === 'continue-choosing' ? 'choose.open' : 'reflect.open', primary: true })],
      );
    case 'facilitator':
      return card(
        language,
        t('welcome.summary'),
        [hello, text(t('welcome.facilitator', { cohort: welcome.cohort })), text(t('welcome.facilitator.next'))],
        [link(t('link.team'), links.team) ?? tap({ title: t('menu.help'), verb: 'help.open', primary: true })],
      );
    case 'head':
      return card(
        language,
        t('welcome.summary'),
        [hello, text(t('welcome.head', { organisation: welcome.organisation.replace(MARKUP, '') })), text(t('welcome.head.next'))],
        [tap({ title: t('menu.help'), verb: 'help.open', primary: true })],
      );
    case 'unknown':
      return card(
        language,
        t('welcome.summary'),
        [hello, text(t('welcome.unknown')), text(t(welcome.registered ? 'welcome.unknown.registered' : 'welcome.unknown.next')), note(t('welcome.unknown.code'))],
        [
          tap({ title: t(welcome.registered ? 'interest.edit' : 'interest.open'), verb: 'interest.open', primary: true }),
          tap({ title: t('code.open'), verb: 'code.open' }),
        ],
      );
    case 'taken':
      return card(
        language,
        t('welcome.summary'),
        [hello, text(t('welcome.taken')), text(t('welcome.taken.next'))],
        [tap({ title: t('code.open'), verb: 'code.open', primary: true }), tap({ title: t('menu.help'), verb: 'help.open' })],
      );
  }
}

export const MOST_PLACE = 100;
export const MOST_WHY = 1000;

export interface InterestForm {
  readonly municipality: string;
  readonly school: string;
  readonly why: string;
  /** There is one already, which this one replaces. */
  readonly again: boolean;
  readonly problem?: Problem;
}

export function interestCard(context: CardContext, { municipality, school, why, again, problem }: InterestForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('interest.title'),
    [
      heading(t('interest.title')),
      problemBox(context, problem),
      text(t(again ? 'interest.again' : 'interest.intro')),
      textInput({ id: 'municipality', label: t('field.municipality'), max: MOST_PLACE, value: municipality, oneLine: true, required: t('interest.municipality.required') }),
      textInput({ id: 'school', label: t('field.school'), max: MOST_PLACE, value: school, oneLine: true, required: t('interest.school.required') }),
      textInput({ id: 'why', label: t('field.why'), max: MOST_WHY, value: why }),
      note(t('interest.law')),
    ],
    [tap({ title: t('interest.submit'), verb: 'interest.submit', data: { again }, primary: true })],
  );
}

export function interestReceipt({ language, t }: CardContext): Card {
  return card(
    language,
    t('interest.receipt.title'),
    [heading(t('interest.receipt.title')), text(t('interest.receipt')), text(t('interest.receipt.next'))],
    [tap({ title: t('interest.edit'), verb: 'interest.open' })],
  );
}
