import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Spinner } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '../../components/api.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './ask.module.css';

interface Props {
  /** Closed by this and not by taking it away: only then does Fluent give the page behind it back to screen readers. */
  open: boolean;
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** The word on the button that does it; without one, it can only be closed. */
  confirm: string | undefined;
  busy: boolean;
  error: ApiError | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

/**
 * Asks before something that reaches others, and says what it will do. A failure stays within, with what was filled in.
 * The focus goes back to the button that asked, which says so by `useRestoreFocusTarget`.
 */
export function Ask({ open, title, children, confirm, busy, error, onConfirm, onClose }: Props) {
  const { t } = useTexts();
  // A dialog that nobody has asked for leaves its traps for the focus in the page.
  const [used, setUsed] = useState(open);
  if (open && !used) setUsed(true);
  if (!used) return null;
  return (
    <Dialog open={open} modalType="modal" onOpenChange={(_, data) => (data.open || busy ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle as="h2">{title}</DialogTitle>
          <DialogContent className={styles.content ?? ''}>
            {children}
            {error === undefined ? null : <p role="alert" className={styles.fault}>{error.message}</p>}
          </DialogContent>
          <DialogActions fluid>
            <Button disabledFocusable={busy} onClick={onClose}>
              {t('broadcast.notYet')}
            </Button>
            {confirm === undefined ? null : (
              <Button appearance="primary" disabledFocusable={busy} icon={busy ? <Spinner size="tiny" aria-hidden="true" /> : null} onClick={onConfirm}>
                {confirm}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
