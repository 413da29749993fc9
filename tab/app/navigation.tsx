import { useTexts } from '../components/texts.ts';
import { Links, type Destination } from './links.tsx';
import styles from './navigation.module.css';
import type { Route } from './route.ts';

/** The personal app's pages. */
export function Navigation({ destinations, go }: { destinations: readonly Destination[]; go: (route: Route) => void }) {
  const { t } = useTexts();
  return (
    <nav aria-label={t('shell.navigation')} className={styles.navigation}>
      <Links destinations={destinations} go={go} kind="tabs" />
    </nav>
  );
}
