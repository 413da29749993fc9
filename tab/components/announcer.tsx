import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import styles from './heard-only.module.css';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Says `sentence` to screen readers, without moving anybody's focus. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(AnnounceContext);
}

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', times: 0 });
  const announce = useCallback((sentence: string) => setSaid(({ times }) => ({ sentence, times: times + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" className={styles.heardOnly}>
        {/* A new element each time: the same sentence twice is said twice. */}
        <span key={said.times}>{said.sentence}</span>
      </div>
    </AnnounceContext>
  );
}
