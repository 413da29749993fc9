import type { MouseEvent } from 'react';
import { useTexts } from '../components/texts.ts';
import type { TextKey } from '../components/text-key.ts';
import styles from './navigation.module.css';
import { pathOf, type Route } from './route.ts';

export interface Destination {
  readonly route: Route;
  readonly name: TextKey;
}

interface Props {
  destinations: readonly Destination[];
  here: Route;
  go: (route: Route) => void;
}

/** The personal app's pages. Real links, so that they can be opened and copied like any. */
export function Navigation({ destinations, here, go }: Props) {
  const { t } = useTexts();

  function follow(event: MouseEvent, route: Route): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(route);
  }

  return (
    <nav aria-label={t('shell.navigation')} className={styles.navigation}>
      <ul className={styles.list}>
        {destinations.map(({ route, name }) => (
          <li key={name}>
            <a
              href={pathOf(route)}
              aria-current={route.page === here.page ? 'page' : undefined}
              className={styles.link}
              onClick={(event) => follow(event, route)}
            >
              {t(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
