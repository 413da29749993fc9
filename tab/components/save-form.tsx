import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ApiError } from './api.ts';
import { Fault } from './fault.tsx';
import styles from './save-form.module.css';

interface Props {
  readonly label: string;
  readonly save: string;
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  readonly onSave: () => void;
  readonly children: ReactNode;
  /** Beside the button that saves. */
  readonly beside?: ReactNode;
}

/** Fields, and a button that saves them; what was typed stays when that fails, and the reason stands beside the button. */
export function SaveForm({ label, save, busy, error, onSave, children, beside }: Props) {
  return (
    <form
      aria-label={label}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      {error === undefined ? null : <Fault error={error} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {save}
        </Button>
        {beside}
      </div>
    </form>
  );
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

export function Note({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}
