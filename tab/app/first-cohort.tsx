import type { ReactNode } from 'react';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { useTexts } from '../components/texts.ts';

/** *Leda* for who may create a cohort and leads none yet. */
export function FirstCohort({ create }: { create: ReactNode }) {
  const { t } = useTexts();
  return (
    <Page title={t('lead.title')}>
      <Empty>{t('newCohort.none')}</Empty>
      {create}
    </Page>
  );
}
