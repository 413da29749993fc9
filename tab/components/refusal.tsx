import type { ApiError } from './api.ts';
import styles from './refusal.module.css';

/** Why nothing was saved; what was typed stands in the form. */
export function Refusal({ error }: { error: ApiError | undefined }) {
  return error === undefined ? null : (
    <p role="alert" className={styles.refusal}>
      {error.message}
    </p>
  );
}
