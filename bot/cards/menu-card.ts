import type { Card } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, heading, note, tap, text, type Tap } from './elements.ts';
import type { ErrorSentence } from './problem.ts';

/** At most six buttons show on a card in Teams. */
export function menuCard({ language, t }: CardContext, { participant, leads, understood }: { participant: boolean; leads?: boolean; understood: boolean }): Card {
  return card(
    language,
    t('menu.title'),
    [
      heading(t('menu.title')),
      understood ? undefined : text(t('menu.not-understood')),
      text(t('menu.intro')),
      note(t(participant ? 'menu.words' : 'menu.words.guest')),
    ],
    participant
      ? [
          tap({ title: t('menu.reflect'), verb: 'reflect.open', primary: true }),
          tap({ title: t('menu.status'), verb: 'status.open' }),
          tap({ title: t('menu.change'), verb: 'change.open' }),
          tap({ title: t('menu.pause'), verb: 'pause.open' }),
          tap({ title: t('menu.settings'), verb: 'settings.open' }),
          tap({ title: t('menu.data'), verb: 'data.open' }),
        ]
      : [
          tap({ title: t('menu.hello'), verb: 'hello.open', primary: true }),
          tap({ title: t('code.open'), verb: 'code.open' }),
          ...(leads ? [tap({ title: t('send.title'), verb: 'send.open' })] : []),
          tap({ title: t('menu.settings'), verb: 'settings.open' }),
          tap({ title: t('menu.data'), verb: 'data.open' }),
        ],
  );
}

/** When there is no form to give back: what went wrong, the same thing once more where that can help, and another way on. */
export function errorCard({ language, t }: CardContext, code: ErrorSentence, again?: Pick<Tap, 'verb' | 'data'>): Card {
  return card(
    language,
    t('error.title'),
    [heading(t('error.title')), text(t(`error.${code}`))],
    [
      again && tap({ ...again, title: t('error.again'), primary: true }),
      tap({ title: t('menu.help'), verb: 'help.open' }),
    ],
  );
}
