import type { ReactNode } from 'react';
import styles from './boxed-list.module.css';

/** Items in one box, with a line between them; its children are `li`. */
export function BoxedList({ children }: { children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

/** What an item is, and in paragraphs below what there is to know of it. */
export function ItemText({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.said}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </div>
  );
}
