import { Button, DrawerBody, DrawerHeader, OverlayDrawer } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './card-editor.module.css';
import { Conversation } from './conversation.tsx';
import { Unsent } from './unsent.tsx';
import { useQuestion } from './use-question.ts';

interface Props {
  /** What asks for the first card. */
  action: CardAction;
  /**
   * Closed by this and not by taking the panel away: only then does Fluent give the page behind it back to screen
   * readers, and the focus to where it was.
   */
  open: boolean;
  /** Called when something has been stored. */
  onChanged: () => void;
  onClose: () => void;
}

/** The cards of the chat, in a panel beside the page. */
export function CardEditor({ action, open, onChanged, onClose }: Props) {
  const { t } = useTexts();
  const [unsent, setUnsent] = useState(false);
  const { asking, ask, settle } = useQuestion();

  function noteUnsent(now: boolean): void {
    setUnsent(now);
    if (!now) settle();
  }

  function leave(): void {
    noteUnsent(false);
    onClose();
  }

  function close(): void {
    if (unsent) ask();
    else leave();
  }

  return (
    <OverlayDrawer open={open} position="end" size="medium" className={styles.drawer ?? ''} aria-label={t('card.panel')} onOpenChange={close}>
      <DrawerHeader className={styles.header ?? ''}>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('card.close')} onClick={close} />
      </DrawerHeader>
      <DrawerBody>
        <Conversation action={action} onUnsent={noteUnsent} onLeave={leave} onChanged={onChanged} />
      </DrawerBody>
      <Unsent open={asking} onStay={settle} onLeave={leave} />
    </OverlayDrawer>
  );
}
