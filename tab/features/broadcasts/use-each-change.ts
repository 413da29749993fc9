import { useEffect, useRef } from 'react';

/** Calls `refresh` when `value` has become another, and not for the first one: that has just been read. */
export function useEachChange(value: string | undefined, refresh: () => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    refresh();
  }, [value, refresh]);
}
