import { AdaptiveCard, OpenUrlAction } from 'adaptivecards';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { useHost } from '../../components/host.ts';
import styles from './card-surface.module.css';
import { cardActionOf } from './card-action.ts';
import { hostConfig } from './host-config.ts';
import { withoutLinksHome } from './links-home.ts';

// Cards hold no Markdown, and what a person has written is never read as such.
AdaptiveCard.onProcessMarkdown = () => undefined;

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
    const surface = new AdaptiveCard();
    surface.hostConfig = hostConfig();
    surface.onInputValueChanged = () => tellEdit();
    surface.onExecuteAction = (action) => {
      if (action instanceof OpenUrlAction) return openSafely(action.url, host.openLink);
      const taken = cardActionOf(action);
      if (taken !== undefined) tellAction(taken);
    };
    surface.parse(withoutLinksHome(card, location.origin));
    const drawn = surface.render();
    if (drawn !== undefined) place.current?.replaceChildren(drawn);
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, [card, host]);

  return <div ref={place} tabIndex={-1} aria-busy={busy} className={styles.surface} />;
}

/** A card's link may lead to a page, and to nothing else that an address can mean. */
function openSafely(url: string | undefined, open: (url: string) => void): void {
  if (url !== undefined && /^https?:\/\//i.test(url)) open(url);
}
