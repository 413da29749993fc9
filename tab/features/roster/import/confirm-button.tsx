import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Spinner, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../components/texts.ts';

interface Props {
  readonly label: string;
  readonly title: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly quiet?: true;
  readonly onConfirm: () => void;
  /** What will happen. */
  readonly children: ReactNode;
}

/** A button for what reaches far: it asks first. */
export function ConfirmButton({ label, busy, quiet, ...question }: Props) {
  const restoreFocus = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button {...restoreFocus} appearance={quiet ? 'secondary' : 'primary'} disabledFocusable={busy} icon={busy ? <Spinner size="tiny" aria-hidden="true" /> : null} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? <Question {...question} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** There only while it is open: a closed one puts stops for the keyboard around the page. */
function Question({ title, confirm, onConfirm, onClose, children }: Pick<Props, 'title' | 'confirm' | 'onConfirm' | 'children'> & { readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog modalType="alert" open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{t('rosterImport.cancel')}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
