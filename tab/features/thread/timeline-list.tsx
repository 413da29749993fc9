import { Empty } from '../../components/empty.tsx';
import { useTexts } from '../../components/texts.ts';
import { QuietWeeks } from './quiet-weeks.tsx';
import { ReflectionNote } from './reflection-note.tsx';
import type { TimelineEntry } from './timeline.ts';
import styles from './timeline-list.module.css';

interface Props {
  entries: readonly TimelineEntry[];
  wanted: string | undefined;
  onEdit: (reflectionId: string) => void;
  /** With the ISO week, `2026-W38`. */
  onWrite: ((week: string) => void) | undefined;
}

/** The thread itself: week by week, with a knot where something was said. */
export function TimelineList({ entries, wanted, onEdit, onWrite }: Props) {
  const { t } = useTexts();
  if (entries.length === 0) return <Empty>{t('thread.noWeeks')}</Empty>;
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) =>
        entry.kind === 'quiet' ? (
          <li key={entry.last.iso} className={styles.quiet}>
            <QuietWeeks entry={entry} onWrite={onWrite} />
          </li>
        ) : (
          <li key={entry.week.iso} className={styles.told}>
            <h3 className={styles.week}>{t('week.named', { number: entry.week.number })}</h3>
            {entry.notes.map(({ reflection, trial }) => (
              <ReflectionNote
                key={reflection.id}
                reflection={reflection}
                trial={trial}
                wanted={reflection.id === wanted}
                onEdit={() => onEdit(reflection.id)}
              />
            ))}
          </li>
        ),
      )}
    </ol>
  );
}
