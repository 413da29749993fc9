import { useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';

/**
 * A dialog that is there once it has been opened, and is closed by `open` and not by taking it away: only then does Fluent
 * give the page behind it back to screen readers, and the focus to where it was. `key` is another each time it is opened,
 * so that nothing of the last time stands in it; undefined before the first.
 */
export interface DialogState {
  readonly key: number | undefined;
  readonly open: boolean;
  readonly show: () => void;
  readonly close: () => void;
  /** For the button that opens it. */
  readonly trigger: ReturnType<typeof useRestoreFocusTarget>;
}

export function useDialog(): DialogState {
  const trigger = useRestoreFocusTarget();
  const [{ key, open }, setState] = useState<{ key?: number; open: boolean }>({ open: false });
  return {
    key,
    open,
    show: () => setState((before) => ({ key: (before.key ?? 0) + 1, open: true })),
    close: () => setState((before) => ({ ...before, open: false })),
    trigger,
  };
}
