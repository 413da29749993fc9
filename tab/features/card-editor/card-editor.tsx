import { Button, DrawerBody, DrawerHeader, OverlayDrawer } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { Fault } from '../../components/fault.tsx';
import { Loading } from '../../components/loading.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './card-editor.module.css';
import { CardSurface } from './card-surface.tsx';
import { Unsent } from './unsent.tsx';
import { useCard } from './use-card.ts';

interface Props {
  /** What asks for the first card. */
  action: CardAction;
  /** Called when something has been stored. */
  onChanged: () => void;
  onClose: () => void;
}

/** The cards of the chat, in a panel beside the page: each action's answer replaces the card. */
export function CardEditor({ action, onChanged, onClose }: Props) {
  const { t } = useTexts();
  const { card, error, busy, send } = useCard(action, onChanged);
  const [edited, setEdited] = useState(false);
  const [asking, setAsking] = useState(false);

  function close(): void {
    if (edited && !asking) setAsking(true);
    else onClose();
  }

  function act(next: CardAction): void {
    setEdited(false);
    setAsking(false);
    send(next);
  }

  return (
    <OverlayDrawer open position="end" size="medium" className={styles.drawer ?? ''} aria-label={t('card.panel')} onOpenChange={close}>
      <DrawerHeader className={styles.header ?? ''}>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('card.close')} onClick={close} />
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.body}>
          {asking ? <Unsent onStay={() => setAsking(false)} onLeave={onClose} /> : null}
          {error === undefined ? null : <Fault error={error} {...(card === undefined ? { onRetry: () => send(action) } : {})} />}
          {card === undefined ? (
            error === undefined && <Loading />
          ) : (
            <CardSurface card={card.card} busy={busy} onAction={act} onEdit={() => setEdited(true)} />
          )}
          {card?.kind === 'receipt' ? (
            <div>
              <Button onClick={onClose}>{t('card.done')}</Button>
            </div>
          ) : null}
        </div>
      </DrawerBody>
    </OverlayDrawer>
  );
}
