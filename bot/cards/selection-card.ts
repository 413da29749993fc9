import type { Notice } from '../domain/selection/notice.ts';
import type { Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, heading, note, said, tap, text } from './elements.ts';
import { alongside } from './nudge-cards.ts';

/**
 * The answer to a registered interest. It has no way to be put off or stopped: it comes once, to somebody who may have
 * no settings yet. `lines` of other nudges that came along.
 */
export function selectionCard(context: CardContext, notice: Notice, lines: readonly Element[]): Card {
  const { language, t } = context;
  const why = { ...note(t('selection.why')), spacing: 'Medium' as const };
  if (notice.kind === 'accepted') {
    return card(
      language,
      t('nudge.summary'),
      [
        heading(t('selection.accepted.title')),
        text(t('selection.accepted', { cohort: notice.cohort, team: notice.team })),
        text(t('selection.accepted.next')),
        alongside(lines),
        why,
      ],
      [tap({ title: t('welcome.button.choose'), verb: 'choose.open', primary: true }), tap({ title: t('menu.help'), verb: 'help.open' })],
    );
  }
  return card(
    language,
    t('nudge.summary'),
    [
      heading(t('selection.declined.title')),
      text(t('selection.declined')),
      ...(notice.message === '' ? [] : [text(t('selection.declined.message')), said(notice.message)]),
      text(t('selection.declined.next')),
      alongside(lines),
      why,
    ],
    [tap({ title: t('selection.again'), verb: 'interest.open' })],
  );
}
