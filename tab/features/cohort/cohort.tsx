import type { ReactNode } from 'react';
import type { CohortView } from '../../../bot/api/contract/cohort.ts';
import { Empty } from '../../components/empty.tsx';
import { Page } from '../../components/page.tsx';
import { Phases } from '../../components/phases.tsx';
import { Section } from '../../components/section.tsx';
import { SharedList } from '../../components/shared-list.tsx';
import { useTexts } from '../../components/texts.ts';
import { useEarlier } from '../../components/use-earlier.ts';
import styles from './cohort.module.css';
import { Figures } from './figures.tsx';

export function Cohort({ path, view, picker }: { path: string; view: CohortView; picker: ReactNode }) {
  const { t, date, moment, number } = useTexts();
  const earlier = useEarlier(path, view);
  const { publishedAt } = view;
  return (
    <Page
      title={view.cohort.name}
      above={
        <>
          <p className={styles.line}>{t('cohort.members', { count: view.members, shown: number(view.members) })}</p>
          {publishedAt === undefined ? null : <p className={styles.line}>{t('cohort.publishedAt', { moment: moment(publishedAt) })}</p>}
          {view.closedOn === undefined ? null : <p className={styles.line}>{t('cohort.closedOn', { date: date(view.closedOn) })}</p>}
          {picker}
        </>
      }
    >
      {view.plan === undefined ? null : <Phases phases={view.plan.phases} today={view.plan.today} />}
      {publishedAt === undefined ? <Empty>{t('cohort.notPublished')}</Empty> : <Figures view={view} />}
      <Section title={t('cohort.shared')} lead={t('cohort.sharedLead')}>
        <SharedList earlier={earlier} nothing={t('cohort.nothingShared')} />
      </Section>
    </Page>
  );
}
