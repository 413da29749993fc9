import type { ReactNode } from 'react';
import styles from './empty.module.css';
import { ThreadKnot } from './thread-knot.tsx';

/** Says kindly that there is nothing yet, and what will come. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <ThreadKnot />
      <p className={styles.text}>{children}</p>
    </div>
  );
}
