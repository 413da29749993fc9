import type { PlanView } from '../../../bot/api/contract/plan.ts';
import { Empty } from '../../components/empty.tsx';
import type { LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { Phases } from '../../components/phases.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { PlanEditor } from './plan-editor.tsx';
import { YearPlanner } from './year-planner.tsx';

const EVERY_MS = 60_000;

/** *Tidplan*: the cohort's phases, and dates for a school year. */
export function PlanPage({ lead }: LeadPageProps) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(lead.cohort.id)}`;
  const { state, refresh } = usePolled<PlanView>(`${path}/plan`, EVERY_MS);
  return (
    <PolledPage title={t('plan.title')} state={state} refresh={refresh}>
      {(view) => (
        <Page title={t('plan.title')} lead={t('plan.lead')}>
          {view.phases.length === 0 ? <Empty>{t(lead.whole ? 'plan.begin' : 'plan.none')}</Empty> : <Phases phases={view.phases} today={view.today} />}
          {lead.whole ? (
            <Section title={t('plan.change')} lead={t('plan.changeLead')}>
              <PlanEditor view={view} path={`${path}/plan`} onSaved={refresh} />
            </Section>
          ) : null}
          <Section title={t('plan.year')} lead={t('plan.yearLead')}>
            <YearPlanner path={path} today={view.today} />
          </Section>
        </Page>
      )}
    </PolledPage>
  );
}
