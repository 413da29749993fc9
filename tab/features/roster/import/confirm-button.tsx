import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
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
export function ConfirmButton({ label, title, confirm, busy, quiet, onConfirm, children }: Props) {
  const { t } = useTexts();
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <div>
          <Button appearance={quiet ? 'secondary' : 'primary'} disabledFocusable={busy} icon={busy ? <Spinner size="tiny" aria-hidden="true" /> : null}>
            {label}
          </Button>
        </div>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('rosterImport.cancel')}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={onConfirm}>
                {confirm}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
