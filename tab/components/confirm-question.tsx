import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTexts } from './texts.ts';

interface Props {
  readonly title: string;
  /** The word on the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What will then be so. */
  readonly children: ReactNode;
}

/** Asked before what reaches far. There only while it is open: a closed one puts stops for the keyboard around the page. */
export function ConfirmQuestion({ title, confirm, onConfirm, onClose, children }: Props) {
  const { t } = useTexts();
  return (
    <Dialog modalType="alert" open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{t('confirm.cancel')}</Button>
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
