import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import styles from './back-button.module.css';
import type { WayBack } from './page.tsx';

/** The way back from one thing to all of them. Takes the focus: what led here is no longer on the page. */
export function BackButton({ label, onBack }: WayBack) {
  return (
    <div className={styles.line}>
      <Button ref={takeFocus} appearance="transparent" icon={<ArrowLeftRegular aria-hidden="true" />} className={styles.back ?? ''} onClick={onBack}>
        {label}
      </Button>
    </div>
  );
}

/** The same function each time, so that it is called when the button comes and when it goes, and not in between. */
function takeFocus(button: HTMLElement | null): void {
  button?.focus();
}
