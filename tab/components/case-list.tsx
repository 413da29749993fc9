import type { CaseView } from '../../bot/api/contract/meetings.ts';
import styles from './case-list.module.css';
import { useTexts } from './texts.ts';

/** What members want taken up, as they wrote it. */
export function CaseList({ cases }: { cases: readonly CaseView[] }) {
  const { t } = useTexts();
  return (
    <ul className={styles.cases}>
      {cases.map(({ authorName, line, more }) => (
        <li key={`${authorName ?? ''} ${line}`} className={styles.case}>
          <span className={styles.author}>{authorName ?? t('shared.protectedAuthor')}</span>
          <span className={styles.line}>{line}</span>
          {more === '' ? null : <span className={styles.more}>{more}</span>}
        </li>
      ))}
    </ul>
  );
}
