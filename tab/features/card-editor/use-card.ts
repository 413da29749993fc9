import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CardAction, CardAnswer } from '../../../bot/api/contract/cards.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { ApiError, useApi } from '../../components/api.ts';

interface CardState {
  /** The latest card; kept, with what is typed in it, when sending fails. */
  readonly card: CardAnswer | undefined;
  readonly error: ApiError | undefined;
  readonly busy: boolean;
  readonly send: (action: CardAction) => void;
}

interface Events {
  readonly onAnswered: (answer: CardAnswer) => void;
  readonly onStored: () => void;
}

/** Whether what was asked for is done, so that the card can be left and the page is out of date. */
export function isStored({ kind }: CardAnswer): boolean {
  return kind === 'receipt' || kind === 'follow-up';
}

/** The conversation that `first` opens: one card at a time, one action under way at a time. */
export function useCard(first: CardAction, { onAnswered, onStored }: Events): CardState {
  const api = useApi();
  const announce = useAnnounce();
  const [card, setCard] = useState<CardAnswer>();
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);

  async function converse(action: CardAction): Promise<void> {
    // People tap twice.
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    try {
      const answer = await api.send<CardAnswer>('POST', '/me/cards', action);
      setError(undefined);
      setCard(answer);
      announce(answer.summary);
      onAnswered(answer);
      if (isStored(answer)) onStored();
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      setError(fault);
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }

  const open = useEffectEvent((action: CardAction) => void converse(action));
  useEffect(() => open(first), [first]);

  return { card, error, busy, send: (action) => void converse(action) };
}
