import type { ReactNode } from 'react';
import type { CandidateView } from '../../bot/api/contract/selection.ts';
import styles from './candidate-list.module.css';
import { CandidatePanel } from './candidate-panel.tsx';

interface Props {
  candidates: readonly CandidateView[];
  actionsFor: (candidate: CandidateView) => ReactNode;
}

export function CandidateList({ candidates, actionsFor }: Props) {
  return (
    <ol className={styles.candidates}>
      {candidates.map((candidate) => (
        <li key={candidate.id}>
          <CandidatePanel candidate={candidate}>{actionsFor(candidate)}</CandidatePanel>
        </li>
      ))}
    </ol>
  );
}
