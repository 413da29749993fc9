import { useRef, type ReactNode } from 'react';
import { ThreadKnot } from '../components/thread-knot.tsx';
import { useTexts } from '../components/texts.ts';
import styles from './shell.module.css';

interface Props {
  madeUp: boolean;
  navigation?: ReactNode;
  actions?: ReactNode;
  localBar?: ReactNode;
  children: ReactNode;
}

/** Header, navigation and content: the same frame around every page. */
export function Shell({ madeUp, navigation, actions, localBar, children }: Props) {
  const { t } = useTexts();
  const main = useRef<HTMLElement>(null);
  // Everybody in a local run is made up; the API can say so only of a cohort, and a guest has none.
  const demo = madeUp || localBar !== undefined;
  return (
    <>
      {/* A button and no link: an address with a hash would be another page to Teams. */}
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      {localBar}
      <header className={styles.header}>
        <div className={styles.bar}>
          <span className={styles.brand}>
            <ThreadKnot /> Ledtråd
          </span>
          {demo ? <span className={styles.madeUp}>{t('shell.madeUp')}</span> : null}
          {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
          {navigation}
        </div>
      </header>
      <main ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  );
}
