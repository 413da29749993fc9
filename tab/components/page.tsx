import { useEffect, type ReactNode, type Ref } from 'react';
import { BackButton } from './back-button.tsx';
import styles from './page.module.css';

export interface WayBack {
  readonly label: string;
  readonly onBack: () => void;
}

interface Props {
  readonly title: string;
  /** To put the keyboard's focus at the heading, when what had it has gone. */
  readonly titleRef?: Ref<HTMLHeadingElement>;
  /** From one thing to all of them. */
  readonly back?: WayBack | undefined;
  /** Says in a sentence or two what the page is for. */
  readonly lead?: string | undefined;
  /** What else stands under the heading. */
  readonly above?: ReactNode;
  /** What can be done with the page as a whole, what is done most first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page's frame: its one main heading, also the window's title. */
export function Page({ title, titleRef, back, lead, above, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} – Ledtråd`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        {back === undefined ? null : <BackButton {...back} />}
        <h1 className={styles.title} {...(titleRef === undefined ? {} : { ref: titleRef, tabIndex: -1 })}>{title}</h1>
        {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        {above}
        {actions === undefined || actions === null ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
