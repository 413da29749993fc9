import type { Card } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, heading, note, saidAsTitle, tap, text, textInput } from './elements.ts';
import { problemBox, type Problem } from './problem.ts';

/** With room for spaces and hyphens of one's own. */
export const MOST_CODE = 30;

export interface CodeForm {
  readonly code: string;
  /** Has a place that a code of their own could lead to. */
  readonly hasPlace: boolean;
  readonly problem?: Problem;
}

export function codeCard(context: CardContext, { code, hasPlace, problem }: CodeForm): Card {
  const { language, t } = context;
  return card(
    language,
    t('code.title'),
    [
      heading(t('code.title')),
      problemBox(context, problem),
      text(t(hasPlace ? 'code.intro.again' : 'code.intro')),
      textInput({ id: 'code', label: t('field.code'), max: MOST_CODE, value: code, placeholder: t('code.example'), oneLine: true, required: t('code.required') }),
      hasPlace ? note(t('code.show.hint')) : undefined,
    ],
    [
      tap({ title: t('code.submit'), verb: 'code.submit', data: { hasPlace }, primary: true }),
      hasPlace ? tap({ title: t('code.show'), verb: 'code.show', ignoresInputs: true }) : undefined,
    ],
  );
}

export interface OwnCode {
  readonly code: string;
  /** Local date, in words. */
  readonly until: string;
}

export function ownCodeCard({ language, t }: CardContext, { code, until }: OwnCode): Card {
  return card(
    language,
    t('code.own.title'),
    [heading(t('code.own.title')), saidAsTitle(code), text(t('code.own.how')), text(t('code.own.until', { date: until })), text(t('code.own.keep'))],
    [tap({ title: t('menu.help'), verb: 'help.open' })],
  );
}
