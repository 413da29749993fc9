import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTexts } from './texts.ts';

interface Props {
  /** What is about to be done, on the button and as the question's title. */
  readonly label: string;
  /** What will then be so, in a sentence or two. */
  readonly consequence: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
}

/** For what reaches far: says what will happen, and does it only when it is said once more. */
export function ConfirmButton({ label, consequence, busy = false, onConfirm }: Props) {
  const restoreFocus = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...restoreFocus} disabledFocusable={busy} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? <Question label={label} consequence={consequence} onConfirm={onConfirm} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** There only while it is open: a closed one puts stops for the keyboard around the page. */
function Question({ label, consequence, onConfirm, onClose }: Omit<Props, 'busy'> & { readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog modalType="alert" open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{label}</DialogTitle>
          <DialogContent>{consequence}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{t('confirm.cancel')}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {label}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
