import { useEffect, useRef } from 'react';
import { useHost } from '../../components/host.ts';
import styles from './card-surface.module.css';
import { drawCard } from './draw-card.ts';

/** A card to look at, drawn as chat draws it: its fields can be tried, its links lead somewhere, and nothing is sent. */
export function CardPreview({ card }: { card: Readonly<Record<string, unknown>> }) {
  const host = useHost();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const drawn = drawCard(card, { openLink: host.openLink, onAction: () => undefined, onEdit: () => undefined });
    if (drawn !== undefined) place.current?.replaceChildren(drawn);
  }, [card, host]);

  return <div ref={place} className={styles.surface} />;
}
