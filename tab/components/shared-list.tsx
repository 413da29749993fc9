import type { SharedReflectionView } from '../../bot/api/contract/team.ts';
import { Empty } from './empty.tsx';
import { LoadEarlier } from './load-earlier.tsx';
import styles from './shared-list.module.css';
import { SharedReflection } from './shared-reflection.tsx';
import type { Earlier } from './use-earlier.ts';

interface Props {
  earlier: Earlier<{ readonly shared: readonly SharedReflectionView[] }>;
  /** Said when nobody has shared anything. */
  nothing: string;
}

/** What members have chosen to share, latest first, and the way further back. */
export function SharedList({ earlier, nothing }: Props) {
  const shared = onceEach(earlier.pages.flatMap((page) => page.shared));
  if (shared.length === 0) return <Empty>{nothing}</Empty>;
  return (
    <>
      <ol className={styles.shared}>
        {shared.map((reflection) => (
          <li key={reflection.id}>
            <SharedReflection reflection={reflection} />
          </li>
        ))}
      </ol>
      <LoadEarlier earlier={earlier} />
    </>
  );
}

/** Pages read at different times can overlap; the later reading is the one further up. */
function onceEach(shared: readonly SharedReflectionView[]): SharedReflectionView[] {
  const known = new Set<string>();
  return shared.filter(({ id }) => !known.has(id) && known.add(id));
}
