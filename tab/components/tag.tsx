import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** A word with an icon. The icon never says anything that the word does not. */
export function Tag({ icon, children, strong = false }: { icon?: ReactNode; children: ReactNode; strong?: boolean }) {
  return (
    <span className={strong ? `${styles.tag} ${styles.strong}` : styles.tag}>
      {icon === undefined ? null : (
        <span aria-hidden="true" className={styles.icon}>
          {icon}
        </span>
      )}
      <span>{children}</span>
    </span>
  );
}
