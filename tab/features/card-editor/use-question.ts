import { useEffect, useRef, useState } from 'react';

interface Question {
  readonly asking: boolean;
  readonly ask: () => void;
  readonly settle: () => void;
}

/** A question over what somebody is doing, which gives the focus back to where it was. */
export function useQuestion(): Question {
  const [asking, setAsking] = useState(false);
  const before = useRef<Element>(null);

  useEffect(() => {
    if (asking) return;
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    before.current = null;
  }, [asking]);

  return {
    asking,
    ask: () => {
      before.current ??= document.activeElement;
      setAsking(true);
    },
    settle: () => setAsking(false),
  };
}
