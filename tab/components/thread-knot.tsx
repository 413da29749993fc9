import styles from './thread-knot.module.css';

/** The product's mark: a thread with a loop. */
export function ThreadKnot() {
  return (
    <svg viewBox="0 0 32 32" className={styles.knot} aria-hidden="true">
      <path d="M2 22c7 0 7-13 14-13s4 11 0 11-4-11 3-11 5 13 11 13" />
    </svg>
  );
}
