import type { Action, Card, Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { link, tap, text } from './elements.ts';
import { line, nudgeCard, type NudgeParts } from './nudge-cards.ts';

export interface NewPeers {
  readonly count: number;
}

export function newPeerCard(context: CardContext, { count }: NewPeers, parts: NudgeParts): Card {
  const { t } = context;
  return nudgeCard(context, t('new-peer.title', { count }), [text(t('new-peer.told', { count })), text(t('new-peer.how'))], parts, [toName(context)]);
}

export function newPeerLine(context: CardContext, { count }: NewPeers): readonly Element[] {
  return line(context.t('new-peer.told', { count }), toName(context));
}

/** Who it is stands in the own thread; without a tab, in the status. */
function toName({ t, links }: CardContext): Action {
  return link(t('new-peer.who'), links.thread) ?? tap({ title: t('new-peer.who'), verb: 'status.open', ignoresInputs: true });
}
