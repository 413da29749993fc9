import { useEffect, useEffectEvent, useRef } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { useHost } from '../../components/host.ts';
import styles from './card-surface.module.css';
import { cardActionOf } from './card-action.ts';
import { drawCard } from './draw-card.ts';
import { withoutLinksHome } from './links-home.ts';

interface Props {
  /** An Adaptive Card 1.5. */
  card: Readonly<Record<string, unknown>>;
  busy: boolean;
  onAction: (action: CardAction) => void;
  onEdit: () => void;
}

/** Draws a card as Teams would. A new card takes the focus, since the button that brought it is gone, and begins at its top. */
export function CardSurface({ card, busy, onAction, onEdit }: Props) {
  const host = useHost();
  const place = useRef<HTMLDivElement>(null);
  const tellAction = useEffectEvent(onAction);
  const tellEdit = useEffectEvent(onEdit);

  useEffect(() => {
    const drawn = drawCard(withoutLinksHome(card, location.origin), {
      openLink: host.openLink,
      onEdit: () => tellEdit(),
      onAction: (action) => {
        const taken = cardActionOf(action);
        if (taken !== undefined) tellAction(taken);
      },
    });
    if (drawn !== undefined) place.current?.replaceChildren(drawn);
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, [card, host]);

  return <div ref={place} tabIndex={-1} aria-busy={busy} className={styles.surface} />;
}
