import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
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
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabledFocusable={busy} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog modalType="alert" open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{label}</DialogTitle>
            <DialogContent>{consequence}</DialogContent>
            <DialogActions fluid>
              <Button
                appearance="primary"
                onClick={() => {
                  setOpen(false);
                  onConfirm();
                }}
              >
                {label}
              </Button>
              <Button onClick={() => setOpen(false)}>{t('confirm.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
