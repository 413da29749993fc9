import { Button } from '@fluentui/react-components';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { Fault } from '../../components/fault.tsx';
import { Loading } from '../../components/loading.tsx';
import { useTexts } from '../../components/texts.ts';
import { CardSurface } from './card-surface.tsx';
import styles from './conversation.module.css';
import { isStored, useCard } from './use-card.ts';

interface Props {
  action: CardAction;
  onUnsent: (unsent: boolean) => void;
  onLeave: () => void;
  onChanged: () => void;
}

/** One card at a time: each action's answer replaces the card. */
export function Conversation({ action, onUnsent, onLeave, onChanged }: Props) {
  const { t } = useTexts();
  const { card, error, busy, send } = useCard(action, {
    // A form that came back holds what was typed, and none of it is stored.
    onAnswered: ({ kind }) => onUnsent(kind === 'refused'),
    onStored: onChanged,
  });
  return (
    <div className={styles.conversation}>
      {error === undefined ? null : <Fault error={error} {...(card === undefined ? { onRetry: () => send(action) } : {})} />}
      {card === undefined && error === undefined ? <Loading /> : null}
      {card === undefined ? null : <CardSurface card={card.card} busy={busy} onAction={send} onEdit={() => onUnsent(true)} />}
      {card && isStored(card) ? (
        <div>
          <Button onClick={onLeave}>{t('card.done')}</Button>
        </div>
      ) : null}
    </div>
  );
}
