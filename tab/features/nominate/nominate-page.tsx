import type { ReactNode } from 'react';
import type { CandidateView, NominationsView } from '../../../bot/api/contract/selection.ts';
import { CandidateActions } from '../../components/candidate-actions.tsx';
import { CandidateList } from '../../components/candidate-list.tsx';
import { Empty } from '../../components/empty.tsx';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import styles from './nominate-page.module.css';
import { NominationForm } from './nomination-form.tsx';

const EVERY_MS = 30_000;

/** *Nominera*: a head of schools proposes principals of the own organisation, and sees how it goes. */
export function NominatePage({ organisation, picker }: { organisation: string; picker: ReactNode }) {
  const { t } = useTexts();
  const path = `/organisations/${encodeURIComponent(organisation)}`;
  const { state, refresh } = usePolled<NominationsView>(`${path}/candidates`, EVERY_MS);
  return (
    <PolledPage title={t('nominate.title')} state={state} refresh={refresh}>
      {(view) => (
        <Page
          title={t('nominate.title')}
          above={
            <>
              <p className={styles.lead}>{t(`nominateRule.${view.rule}`, { organisation: view.organisation.name })}</p>
              {picker}
            </>
          }
        >
          <Section title={t('nominate.new')}>
            <NominationForm path={`${path}/nominations`} onDone={refresh} />
          </Section>
          <Candidates view={view} path={`${path}/candidates`} refresh={refresh} />
        </Page>
      )}
    </PolledPage>
  );
}

function Candidates({ view, path, refresh }: { view: NominationsView; path: string; refresh: () => void }) {
  const { t } = useTexts();
  const actionsFor = (candidate: CandidateView) => <CandidateActions candidate={candidate} path={`${path}/${encodeURIComponent(candidate.id)}`} onChanged={refresh} />;
  return (
    <Section title={t('nominate.own', { organisation: view.organisation.name })} lead={t('nominate.ownLead')}>
      {view.candidates.length === 0 ? <Empty>{t('nominate.none')}</Empty> : <CandidateList candidates={view.candidates} actionsFor={actionsFor} />}
      {view.notListed === 0 ? null : <p className={styles.lead}>{t('selection.notListed', { count: view.notListed })}</p>}
    </Section>
  );
}
