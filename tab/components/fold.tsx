import { ChevronRightRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import styles from './fold.module.css';

interface Props {
  title: string;
  /** Said beside the title, also while folded. */
  aside?: string;
  below?: ReactNode;
  children: ReactNode;
}

/** Something to open when one asks about it. The browser's own, so it is found by page search and keyboard. */
export function Fold({ title, aside, below, children }: Props) {
  return (
    <details className={styles.fold}>
      <summary className={styles.summary}>
        <ChevronRightRegular aria-hidden="true" className={styles.chevron ?? ''} />
        <span>{title}</span>
        {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
        {below === undefined ? null : <span className={styles.below}>{below}</span>}
      </summary>
      {children}
    </details>
  );
}
