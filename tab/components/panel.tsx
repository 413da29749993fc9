import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** A quiet surface for one thing. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className={styles.panel}>{children}</div>;
}

/** What the thing is called, and beside it how it stands. */
export function PanelHead({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <h3 className={styles.name}>{name}</h3>
      {children}
    </div>
  );
}
