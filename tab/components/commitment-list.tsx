import type { CommitmentView } from '../../bot/api/contract/meetings.ts';
import styles from './case-list.module.css';
import { Tag } from './tag.tsx';
import { useTexts } from './texts.ts';

/** What each took on, and what they have said of it since. */
export function CommitmentList({ commitments }: { commitments: readonly CommitmentView[] }) {
  const { t } = useTexts();
  return (
    <ul className={styles.cases}>
      {commitments.map(({ id, name, text, outcome }) => (
        <li key={`${id ?? ''} ${text}`} className={styles.case}>
          <span className={styles.author}>{name ?? t('shared.protectedAuthor')}</span>
          <span>{text}</span>
          {outcome === undefined ? null : <Tag>{t(`commitment.${outcome}`)}</Tag>}
        </li>
      ))}
    </ul>
  );
}
