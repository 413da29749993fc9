import type { MouseEvent } from 'react';
import type { TextKey } from '../components/text-key.ts';
import { useTexts } from '../components/texts.ts';
import styles from './links.module.css';
import { pathOf, type Route } from './route.ts';

export interface Destination {
  readonly route: Route;
  readonly name: TextKey;
  readonly here: boolean;
}

interface Props {
  destinations: readonly Destination[];
  go: (route: Route) => void;
  kind: 'tabs' | 'pills';
}

/** Ways to other pages. Real links, so that they can be opened and copied like any. */
export function Links({ destinations, go, kind }: Props) {
  const { t } = useTexts();

  function follow(event: MouseEvent, route: Route): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(route);
  }

  return (
    <ul className={styles[kind]}>
      {destinations.map(({ route, name, here }) => (
        <li key={name}>
          <a href={pathOf(route)} aria-current={here ? 'page' : undefined} className={styles.link} onClick={(event) => follow(event, route)}>
            {t(name)}
          </a>
        </li>
      ))}
    </ul>
  );
}
