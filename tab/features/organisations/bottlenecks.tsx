import type { OrganisationView, ReadinessStep } from '../../../bot/api/contract/organisations.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';

interface Bottleneck {
  readonly step: ReadinessStep;
  readonly organisations: number;
  readonly people: number;
}

/** What the most people wait for, so that it is seen at a glance where it is stuck. */
export function Bottlenecks({ organisations }: { organisations: readonly OrganisationView[] }) {
  const { t, number } = useTexts();
  const steps = bottlenecksOf(organisations);
  const ready = organisations.filter(({ next }) => next === 'done').length;
  const lead = t('organisations.readyOf', { ready, all: organisations.length });
  if (steps.length === 0) return <Section title={t('organisations.bottleneck')} lead={lead}>{null}</Section>;
  return (
    <Section title={t('organisations.bottleneck')} lead={lead}>
      <DataTable
        label={t('organisations.bottleneck')}
        rows={steps}
        keyOf={({ step }) => step}
        columns={[
          { name: t('organisations.waitsFor'), cell: ({ step }) => t(`readinessNext.${step}`), isHead: true },
          { name: t('organisations.title'), cell: (row) => number(row.organisations), isNumber: true },
          { name: t('organisations.peopleWaiting'), cell: ({ people }) => number(people), isNumber: true },
        ]}
      />
    </Section>
  );
}

function bottlenecksOf(organisations: readonly OrganisationView[]): Bottleneck[] {
  const bySteps = new Map<ReadinessStep, Bottleneck>();
  for (const { next, waiting } of organisations) {
    if (next === 'done') continue;
    const before = bySteps.get(next) ?? { step: next, organisations: 0, people: 0 };
    bySteps.set(next, { step: next, organisations: before.organisations + 1, people: before.people + waiting });
  }
  return [...bySteps.values()].sort((a, b) => b.people - a.people || b.organisations - a.organisations);
}
