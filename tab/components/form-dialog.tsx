import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Fault } from './fault.tsx';
import styles from './form-dialog.module.css';
import { useTexts } from './texts.ts';
import type { FormSending } from './use-form-send.ts';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  onSubmit: () => void;
  submit: string;
  sending: Pick<FormSending, 'busy' | 'error'>;
  children: ReactNode;
}

/** A form in a dialog: says what will happen, keeps what was typed when something is wrong with it. */
export function FormDialog({ title, open, onClose, onSubmit, submit, sending, children }: Props) {
  const { t } = useTexts();
  return (
    <Dialog open={open} onOpenChange={(_, { open: wanted }) => (wanted ? undefined : onClose())}>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              <div className={styles.fields}>
                {children}
                {sending.error === undefined ? null : <Fault error={sending.error} />}
              </div>
            </DialogContent>
            <DialogActions fluid>
              <Button type="button" onClick={onClose}>
                {t('form.cancel')}
              </Button>
              <Button type="submit" appearance="primary" disabledFocusable={sending.busy}>
                {submit}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
