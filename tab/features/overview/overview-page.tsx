import type { OverviewView } from '../../../bot/api/contract/overview.ts';
import type { LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { Asks } from './asks.tsx';
import { Deliveries } from './deliveries.tsx';
import { FirstSteps } from './first-steps.tsx';
import { howOften } from './how-often.ts';
import { Standings } from './standings.tsx';

/** *Läget*: what somebody who leads opens first. For helping, and never for judging. */
export function OverviewPage({ lead, openSection }: LeadPageProps) {
  const { t } = useTexts();
  const cohort = encodeURIComponent(lead.cohort.id);
  const { state, refresh } = usePolled(`/cohorts/${cohort}/overview`, howOften);
  return (
    <PolledPage title={t('overview.title')} state={state} refresh={refresh}>
      {(view) => lead.whole && hasNobody(view) ? (
        <Page title={t('overview.title')} lead={t('firstSteps.lead')}>
          <FirstSteps openSection={openSection} />
        </Page>
      ) : (
        <Page title={t('overview.title')} lead={t('overview.lead')}>
          <Section title={t('overview.asks')} lead={t('overview.asksLead')}>
            <Asks asks={view.asks} />
          </Section>
          <Section title={t('overview.deliveries')}>
            <Deliveries cohort={cohort} />
          </Section>
          <Section title={t('overview.answers')} lead={t('overview.answersLead')}>
            <Standings view={view} />
          </Section>
        </Page>
      )}
    </PolledPage>
  );
}

/** A cohort whose learning teams are still to be filled: there is nobody to help yet. */
function hasNobody({ teams }: OverviewView): boolean {
  return teams.every(({ members, notListed }) => members.length === 0 && notListed === 0);
}
