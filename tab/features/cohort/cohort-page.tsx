import { useEffect, type ReactNode } from 'react';
import type { CohortView } from '../../../bot/api/contract/cohort.ts';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { Cohort } from './cohort.tsx';

const EVERY_MS = 60_000;

interface Props {
  cohort: string;
  /** The choice between several cohorts, for those who have it. */
  picker?: ReactNode;
  onMadeUp?: (madeUp: boolean) => void;
}

/** *Kohorten*: what is being tried and seen, in published figures, and what is shared with all of it. */
export function CohortPage({ cohort, picker, onMadeUp }: Props) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(cohort)}`;
  const { state, refresh } = usePolled<CohortView>(path, EVERY_MS);
  const madeUp = state.kind === 'shown' && state.view.madeUp;

  useEffect(() => onMadeUp?.(madeUp), [madeUp, onMadeUp]);

  return (
    <PolledPage title={t('cohort.title')} state={state} refresh={refresh}>
      {(view) => <Cohort path={path} view={view} picker={picker} />}
    </PolledPage>
  );
}
