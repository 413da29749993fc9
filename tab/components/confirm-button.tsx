import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { ConfirmQuestion } from './confirm-question.tsx';

interface Props {
  /** What is about to be done. */
  readonly label: string;
  /** The question; the label where it says enough, and so for the word that answers it. */
  readonly title?: string;
  readonly confirm?: string;
  /** What will then be so, in a sentence or two. */
  readonly consequence: string;
  readonly appearance?: 'primary' | 'secondary';
  readonly icon?: ReactElement | null;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
}

/** For what reaches far: says what will happen, and does it only when it is said once more. */
export function ConfirmButton({ label, title = label, confirm = label, consequence, appearance = 'secondary', icon = null, busy = false, onConfirm }: Props) {
  const restoreFocus = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...restoreFocus} appearance={appearance} icon={icon} disabledFocusable={busy} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <ConfirmQuestion title={title} confirm={confirm} onConfirm={onConfirm} onClose={() => setOpen(false)}>
          {consequence}
        </ConfirmQuestion>
      ) : null}
    </>
  );
}
