import type { CohortView } from '../../../bot/api/contract/cohort.ts';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { OBSERVATIONS } from '../../components/vocabulary.ts';
import { AreaList } from './area-list.tsx';
import { LatestEffects } from './latest-effects.tsx';
import { SmallNumbers } from './small-numbers.tsx';
import { StepCounts } from './step-counts.tsx';
import { WeekChart } from './week-chart.tsx';
import { OUTCOMES, seriesOf } from './week-series.ts';

/** The published figures, from what is being tried to what has been seen. */
export function Figures({ view }: { view: CohortView }) {
  const { t } = useTexts();
  const answers = seriesOf(OUTCOMES, view.weeks, ({ outcomes }, wanted) => outcomes.find(({ outcome }) => outcome === wanted)?.count);
  const effects = seriesOf(OBSERVATIONS, view.effectWeeks, ({ observations }, wanted) =>
    observations.find(({ observation }) => observation === wanted)?.count,
  );
  return (
    <>
      <SmallNumbers threshold={view.threshold} />
      <Section title={t('cohort.steps')} lead={t('cohort.stepsLead')}>
        <StepCounts steps={view.steps} />
      </Section>
      <Section title={t('cohort.areas')} lead={t('cohort.areasLead')}>
        <AreaList areas={view.areas} />
      </Section>
      <Section title={t('cohort.answers')} lead={t('cohort.answersLead')}>
        <WeekChart
          weeks={view.weeks}
          series={answers.map(({ key, counts }) => ({ name: t(`answers.${key}`), counts }))}
          tableName={t('cohort.answers')}
        />
      </Section>
      <Section title={t('cohort.effectWeeks')} lead={t('cohort.effectWeeksLead')}>
        <WeekChart
          weeks={view.effectWeeks}
          series={effects.map(({ key, counts }) => ({ name: t(`observation.${key}`), counts }))}
          tableName={t('cohort.effectWeeks')}
        />
      </Section>
      <Section title={t('cohort.latestEffects')} lead={t('cohort.latestEffectsLead')}>
        <LatestEffects areas={view.effects} />
      </Section>
    </>
  );
}
