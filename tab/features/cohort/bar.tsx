import type { Count } from '../../components/vocabulary.ts';
import styles from './bar.module.css';

/** A count as a length beside its number; a hidden one is a dashed stub that says nothing of its size. */
export function Bar({ count, of }: { count: Count; of: number }) {
  return (
    <span aria-hidden="true" className={styles.track}>
      {count === 'hidden' ? (
        <span className={styles.hidden} />
      ) : (
        <span className={styles.bar} style={{ inlineSize: `${(100 * count) / of}%` }} />
      )}
    </span>
  );
}
