import { useEffect, useRef, type RefObject } from 'react';

/** When the element of `block` that has the keyboard's focus goes, or is drawn elsewhere, `title` takes the focus, and not the top of the page. */
export function useFocusKept(block: RefObject<HTMLElement | null>, title: RefObject<HTMLElement | null>): void {
  const held = useRef<Element>(null);
  // After every drawing, because each can take it away.
  useEffect(() => {
    const focused = document.activeElement;
    if (held.current?.isConnected === false && focused === document.body) title.current?.focus();
    held.current = block.current?.contains(focused) === true ? focused : null;
  });
}
