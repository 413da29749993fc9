import type { CandidateView, SelectionView } from '../../../bot/api/contract/selection.ts';
import { CandidateActions } from '../../components/candidate-actions.tsx';
import { CandidateList } from '../../components/candidate-list.tsx';
import { Empty } from '../../components/empty.tsx';
import type { Lead, LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { useDialog } from '../../components/use-dialog.ts';
import { usePolled } from '../../components/use-polled.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import styles from './selection-page.module.css';

const EVERY_MS = 30_000;

/** *Urval*: who wants to take part, or is wanted to, and who gets a place. */
export function SelectionPage({ lead }: LeadPageProps) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(lead.cohort.id)}/candidates`;
  const { state, refresh } = usePolled<SelectionView>(path, EVERY_MS);
  return (
    <PolledPage title={t('selection.title')} state={state} refresh={refresh}>
      {(view) => <Selection view={view} lead={lead} path={path} refresh={refresh} />}
    </PolledPage>
  );
}

function Selection({ view, lead, path, refresh }: { view: SelectionView; lead: Lead; path: string; refresh: () => void }) {
  const { t } = useTexts();
  const isOpen = ({ state, choices }: CandidateView) => choices.finish || (state !== 'accepted' && state !== 'declined');
  const open = view.candidates.filter(isOpen);
  const decided = view.candidates.filter((candidate) => !isOpen(candidate));
  const pathOf = ({ id }: CandidateView) => `${path}/${encodeURIComponent(id)}`;
  const actionsFor = (candidate: CandidateView) => (
    <Deciding candidate={candidate} view={view} cohort={lead.cohort.name} path={pathOf(candidate)} refresh={refresh} />
  );
  return (
    <Page title={t('selection.title')} lead={t(`selectionRule.${view.rule}`)}>
      <Section title={t('selection.open')}>
        {open.length === 0 ? <Empty>{t('selection.noneOpen')}</Empty> : <CandidateList candidates={open} actionsFor={actionsFor} />}
      </Section>
      {decided.length === 0 ? null : (
        <Section title={t('selection.decided')}>
          <CandidateList candidates={decided} actionsFor={actionsFor} />
        </Section>
      )}
      {view.notListed === 0 ? null : <p className={styles.lead}>{t('selection.notListed', { count: view.notListed })}</p>}
    </Page>
  );
}

interface DecidingProps {
  candidate: CandidateView;
  view: SelectionView;
  cohort: string;
  path: string;
  refresh: () => void;
}

function Deciding({ candidate, view, cohort, path, refresh }: DecidingProps) {
  const accepting = useDialog();
  return (
    <>
      <CandidateActions candidate={candidate} path={path} onChanged={refresh} accepting={accepting} />
      {accepting.key === undefined ? null : (
        <AcceptDialog key={accepting.key} candidate={candidate} view={view} cohort={cohort} path={path} open={accepting.open} onClose={accepting.close} onDone={refresh} />
      )}
    </>
  );
}
