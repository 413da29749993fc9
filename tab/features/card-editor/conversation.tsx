import { Button } from '@fluentui/react-components';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { Fault } from '../../components/fault.tsx';
import { Loading } from '../../components/loading.tsx';
import { useTexts } from '../../components/texts.ts';
import { CardSurface } from './card-surface.tsx';
import styles from './conversation.module.css';
import { Unsent } from './unsent.tsx';
import { isStored, useCard } from './use-card.ts';

interface Props {
  action: CardAction;
  /** Whether to ask if what is typed may be thrown away. */
  asking: boolean;
  onUnsent: (unsent: boolean) => void;
  onStay: () => void;
  onLeave: () => void;
  onChanged: () => void;
}

/** One card at a time: each action's answer replaces the card. */
export function Conversation({ action, asking, onUnsent, onStay, onLeave, onChanged }: Props) {
  const { t } = useTexts();
  const { card, error, busy, send } = useCard(action, {
    onAnswered: () => onUnsent(false),
    onStored: onChanged,
  });
  return (
    <div className={styles.conversation}>
      {asking ? <Unsent onStay={onStay} onLeave={onLeave} /> : null}
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
