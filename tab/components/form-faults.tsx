import type { FormAnswer } from '../../bot/api/contract/form-answer.ts';
import type { ApiError } from './api.ts';
import styles from './form-faults.module.css';

/** For a `Field`: what the API found wrong with it. */
export function faultOn(answer: FormAnswer | undefined, field: string): { validationState?: 'error'; validationMessage?: string } {
  const messages = answer?.kind === 'faults' ? answer.faults.filter((fault) => fault.field === field).map(({ message }) => message) : [];
  return messages.length === 0 ? {} : { validationState: 'error', validationMessage: messages.join(' ') };
}

/** Why nothing was saved; what was typed stands in the form. */
export function Refusal({ error }: { error: ApiError | undefined }) {
  return error === undefined ? null : (
    <p role="alert" className={styles.refusal}>
      {error.message}
    </p>
  );
}
