import styles from './quote.module.css';

/** The person's own words. Line breaks are kept as they were written. */
export function Quote({ label, text }: { label: string; text: string }) {
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.label}>{label}</figcaption>
      <blockquote className={styles.text}>{text}</blockquote>
    </figure>
  );
}
