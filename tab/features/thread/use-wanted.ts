import { useEffect, useRef } from 'react';
import type { Earlier } from '../../components/use-earlier.ts';
import type { TimelineEntry } from './timeline.ts';

/** The element of a reflection on the page. */
export function anchorOf(reflectionId: string): string {
  return `reflection-${reflectionId}`;
}

/** Goes to the reflection that a link leads to, further back if it must; once, so that the reader can leave it. */
export function useWanted(wanted: string | undefined, entries: readonly TimelineEntry[], earlier: Earlier<unknown>): void {
  const reached = useRef<string>(undefined);
  useEffect(() => {
    if (wanted === undefined || reached.current === wanted) return;
    const found = entries.some((entry) => entry.kind === 'told' && entry.notes.some(({ reflection }) => reflection.id === wanted));
    if (found) {
      reached.current = wanted;
      const element = document.getElementById(anchorOf(wanted));
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    } else if (earlier.hasMore && !earlier.loading && earlier.error === undefined) {
      earlier.loadMore();
    }
  });
}
