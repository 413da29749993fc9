import { useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

/** A page's frame: its one main heading, also the window's title. */
export function Page({ title, above, children }: { title: string; above?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – Ledtråd`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {above}
      </header>
      {children}
    </div>
  );
}
